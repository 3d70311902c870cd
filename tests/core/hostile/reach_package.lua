-- Reaches for shared libraries. expect: is not available in scenarios
package.loadlib("libc.so.6", "system")
