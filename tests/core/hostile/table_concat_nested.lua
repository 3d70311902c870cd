-- table.concat of tables. expect: joins texts and numbers
return table.concat({ {}, {} })
