/* mark: lets a Python script cut callgrind's count into pieces. ops.py loads it through
 * ctypes or MicroPython's ffi. Outside valgrind it does nothing. */
#include <valgrind/callgrind.h>

void mark(const char *what);

/* Writes what was counted since the last mark under the name [what], and starts anew. */
void mark(const char *what)
{
    CALLGRIND_DUMP_STATS_AT(what);
}
