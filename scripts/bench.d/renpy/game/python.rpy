# Ren'Py 8.0.3 gives Python syntax trees whose ends lie before their beginnings, which Python 3.11 refuses; Debian 12 has these two.
init -1900 python hide:
    import ast
    import renpy.sl2.slast as slast

    def compile_mended(source, *rest):
        try:
            return compile(source, *rest)
        except ValueError:
            for node in ast.walk(source):
                if hasattr(node, "lineno"):
                    node.end_lineno = node.lineno
                    node.end_col_offset = node.col_offset
        return compile(source, *rest)

    slast.compile = compile_mended
