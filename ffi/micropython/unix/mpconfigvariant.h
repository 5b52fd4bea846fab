// The hosted MicroPython: the standard variant, with a global lock, which module code counts
// on, and Ctrl-C as an exception that waits for a safe place instead of a jump out of
// whatever runs.
#include "variants/standard/mpconfigvariant.h"

// The Makefile says 0.
#undef MICROPY_PY_THREAD_GIL
#define MICROPY_PY_THREAD_GIL (MICROPY_PY_THREAD)
#undef MICROPY_ASYNC_KBD_INTR
#define MICROPY_ASYNC_KBD_INTR (0)
// Its threads are written for this; not every version says so.
#define MICROPY_PY_THREAD_RECURSIVE_MUTEX (MICROPY_PY_THREAD)

#if CIRCUITPY
// What CircuitPython's standard variant does not compile with.
#define MICROPY_PY_MICROPYTHON_RINGIO (0)
#define MICROPY_PY_CRYPTOLIB (0)
#endif
