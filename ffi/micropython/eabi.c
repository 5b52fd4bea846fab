// What LLVM calls on ARM and a firmware may not have: the run-time ABI's names of the memory
// functions.

#if defined(__ARM_EABI__) && !defined(__linux__)

#include <string.h>

#define WEAK(name) \
    void name(void *to, const void *from, size_t n); \
    __attribute__((weak)) void name(void *to, const void *from, size_t n)
#define COPY(name) WEAK(name) { memcpy(to, from, n); }
#define MOVE(name) WEAK(name) { memmove(to, from, n); }
#define SET(name) \
    void name(void *to, size_t n, int c); \
    __attribute__((weak)) void name(void *to, size_t n, int c) { memset(to, c, n); }
#define CLEAR(name) \
    void name(void *to, size_t n); \
    __attribute__((weak)) void name(void *to, size_t n) { memset(to, 0, n); }

COPY(__aeabi_memcpy)
COPY(__aeabi_memcpy4)
COPY(__aeabi_memcpy8)
MOVE(__aeabi_memmove)
MOVE(__aeabi_memmove4)
MOVE(__aeabi_memmove8)
SET(__aeabi_memset)
SET(__aeabi_memset4)
SET(__aeabi_memset8)
CLEAR(__aeabi_memclr)
CLEAR(__aeabi_memclr4)
CLEAR(__aeabi_memclr8)

#else

typedef int typeobject_eabi_unused;

#endif
