/* ---- what Python.h includes ------------------------------------------------- */

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#if defined(__unix__) || defined(__APPLE__)
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#endif

/* ---- the version: that of the oldest host ------------------------------------
 * A universal module is for CPython 3.8 and everything after it, so it reports 3.8.
 * Functions that are newer are offered all the same: they are composed from what 3.8
 * has, or call the host's when it has one. */

#define PY_MAJOR_VERSION 3
#define PY_MINOR_VERSION 8
#define PY_MICRO_VERSION 0
#define PY_RELEASE_LEVEL 0xF
#define PY_RELEASE_SERIAL 0
#define PY_RELEASE_LEVEL_FINAL 0xF
#define PY_VERSION "3.8.0"
#define PY_VERSION_HEX 0x030800F0
#define Py_PACK_FULL_VERSION(X, Y, Z, LEVEL, SERIAL)                               \
    ((((X) & 0xff) << 24) | (((Y) & 0xff) << 16) | (((Z) & 0xff) << 8)              \
     | (((LEVEL) & 0xf) << 4) | (((SERIAL) & 0xf) << 0))
#define Py_PACK_VERSION(X, Y) Py_PACK_FULL_VERSION(X, Y, 0, 0, 0)

/* What a header for older versions would add is here already. */
#ifndef PYTHONCAPI_COMPAT
#define PYTHONCAPI_COMPAT
#endif

/* ---- the compiler ------------------------------------------------------------ */

#ifdef __cplusplus
#define TYPEOBJECT_EXTERN_C extern "C"
#else
#define TYPEOBJECT_EXTERN_C
#endif

#if defined(__GNUC__) || defined(__clang__)
#define TYPEOBJECT_EXTENSION __extension__
#define TYPEOBJECT_WEAK __attribute__((weak, visibility("default")))
#define TYPEOBJECT_COLD __attribute__((cold))
/* One in a module, whatever number of its files define it. */
#define TYPEOBJECT_OWN __attribute__((weak, visibility("hidden")))
/* Always inlined: GCC 12 may otherwise put a static object into read-only memory when it
 * sees its address passed on through an inline function only. */
#define TYPEOBJECT_STATIC_INLINE static inline __attribute__((always_inline))
/* Not static in C: in C99 the inline functions of TYPEOBJECT_NEWER could not call them. */
#ifdef __cplusplus
#define TYPEOBJECT_INLINE TYPEOBJECT_STATIC_INLINE
#else
#define TYPEOBJECT_INLINE extern inline __attribute__((gnu_inline, always_inline))
#endif
#define TYPEOBJECT_LIKELY(x) __builtin_expect(!!(x), 1)
#define TYPEOBJECT_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define Py_EXPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_LOCAL_SYMBOL __attribute__((visibility("hidden")))
#define Py_IMPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_DEPRECATED(version) __attribute__((__deprecated__))
#define Py_NO_RETURN __attribute__((__noreturn__))
#define Py_GCC_ATTRIBUTE(x) __attribute__(x)
#define Py_ALWAYS_INLINE __attribute__((always_inline))
#define Py_NO_INLINE __attribute__((noinline))
#define Py_UNUSED(name) _unused_##name __attribute__((unused))
#define Py_UNREACHABLE() __builtin_unreachable()
#define Py_FORMAT_PARSETUPLE(func, p1, p2)
#else
#error "typeobject.h needs GCC or Clang: it uses weak symbols"
#endif

#define Py_LIKELY(x) __builtin_expect(!!(x), 1)
#define Py_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define PyAPI_FUNC(type) Py_EXPORTED_SYMBOL type
#define PyAPI_DATA(type) extern Py_EXPORTED_SYMBOL type
#define PyMODINIT_FUNC TYPEOBJECT_EXTERN_C Py_EXPORTED_SYMBOL PyObject *
#define Py_LOCAL(type) static type
#define Py_LOCAL_INLINE(type) static inline type
#define _Py_NO_RETURN Py_NO_RETURN
#define _Py_HOT_FUNCTION
#define Py_MEMCPY memcpy
#define Py_FORCE_EXPANSION(X) X
#ifdef __cplusplus
#define _Py_NULL nullptr
#define _Py_STATIC_CAST(type, expr) static_cast<type>(expr)
#define _Py_CAST(type, expr) ((type)(expr))
#else
#define _Py_NULL NULL
#define _Py_STATIC_CAST(type, expr) ((type)(expr))
#define _Py_CAST(type, expr) ((type)(expr))
#endif

/* ---- pymacro.h, pymath.h, pyport.h ------------------------------------------- */

#define Py_MIN(x, y) (((x) > (y)) ? (y) : (x))
#define Py_MAX(x, y) (((x) > (y)) ? (x) : (y))
#define Py_ABS(x) ((x) < 0 ? -(x) : (x))
#define Py_CHARMASK(c) ((unsigned char)((c) & 0xff))
#define _Py_XSTRINGIFY(x) #x
#define Py_STRINGIFY(x) _Py_XSTRINGIFY(x)
#define Py_ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define Py_MEMBER_SIZE(type, member) sizeof(((type *)0)->member)
#define Py_BUILD_ASSERT_EXPR(cond) (sizeof(char[1 - 2 * !(cond)]) - 1)
#define Py_BUILD_ASSERT(cond) do { (void)Py_BUILD_ASSERT_EXPR(cond); } while (0)
#define PyDoc_VAR(name) static const char name[]
#define PyDoc_STRVAR(name, str) PyDoc_VAR(name) = PyDoc_STR(str)
#define PyDoc_STR(str) str
#define _Py_SIZE_ROUND_DOWN(n, a) ((size_t)(n) & ~(size_t)((a) - 1))
#define _Py_SIZE_ROUND_UP(n, a)                                                    \
    (((size_t)(n) + (size_t)((a) - 1)) & ~(size_t)((a) - 1))
#define _Py_ALIGN_DOWN(p, a) ((void *)((uintptr_t)(p) & ~(uintptr_t)((a) - 1)))
#define _Py_ALIGN_UP(p, a)                                                         \
    ((void *)(((uintptr_t)(p) + (uintptr_t)((a) - 1)) & ~(uintptr_t)((a) - 1)))
#define _Py_IS_ALIGNED(p, a) (!((uintptr_t)(p) & (uintptr_t)((a) - 1)))
#define Py_ARITHMETIC_RIGHT_SHIFT(TYPE, I, J) ((I) >> (J))
#define Py_SAFE_DOWNCAST(VALUE, WIDE, NARROW) ((NARROW)(VALUE))
#define Py_IS_NAN(X) isnan(X)
#define Py_IS_INFINITY(X) isinf(X)
#define Py_IS_FINITE(X) isfinite(X)
#define Py_NAN ((double)NAN)
#define Py_HUGE_VAL HUGE_VAL
#define Py_INFINITY ((double)INFINITY)
#define Py_MATH_PI 3.14159265358979323846
#define Py_MATH_E 2.7182818284590452354
#define Py_MATH_TAU 6.2831853071795864769252867665590057683943
#define Py_RETURN_NAN return PyFloat_FromDouble(Py_NAN)
#define PY_LONG_LONG long long
#define PY_LLONG_MIN LLONG_MIN
#define PY_LLONG_MAX LLONG_MAX
#define PY_ULLONG_MAX ULLONG_MAX
#define PY_UINT32_T uint32_t
#define PY_UINT64_T uint64_t
#define PY_INT32_T int32_t
#define PY_INT64_T int64_t
#define HAVE_LONG_LONG 1
#define PY_SIZE_MAX SIZE_MAX
#define PY_SSIZE_T_MAX ((Py_ssize_t)(((size_t)-1) >> 1))
#define PY_SSIZE_T_MIN (-PY_SSIZE_T_MAX - 1)
#define PY_FORMAT_SIZE_T "z"
#define SIZEOF_VOID_P __SIZEOF_POINTER__
#define SIZEOF_SIZE_T __SIZEOF_SIZE_T__
#define SIZEOF_SHORT __SIZEOF_SHORT__
#define SIZEOF_INT __SIZEOF_INT__
#define SIZEOF_LONG __SIZEOF_LONG__
#define SIZEOF_LONG_LONG __SIZEOF_LONG_LONG__
#define SIZEOF_FLOAT __SIZEOF_FLOAT__
#define SIZEOF_DOUBLE __SIZEOF_DOUBLE__
#define SIZEOF_WCHAR_T __SIZEOF_WCHAR_T__
#define PY_LITTLE_ENDIAN (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
#define PY_BIG_ENDIAN (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
#define WITH_THREAD 1

#ifndef TYPEOBJECT_VM
/* Of pyconfig.h what modules ask for and every Unix has. */
#define HAVE_CLOCK 1
#define HAVE_CLOCK_GETRES 1
#define HAVE_CLOCK_GETTIME 1
#define HAVE_COPYSIGN 1
#define HAVE_DLFCN_H 1
#define HAVE_DLOPEN 1
#define HAVE_ERRNO_H 1
#define HAVE_FCNTL_H 1
#define HAVE_FORK 1
#define HAVE_FSTATVFS 1
#define HAVE_FTRUNCATE 1
#define HAVE_GETADDRINFO 1
#define HAVE_GETPAGESIZE 1
#define HAVE_GETPID 1
#define HAVE_GETTIMEOFDAY 1
#define HAVE_HYPOT 1
#define HAVE_INTTYPES_H 1
#define HAVE_KILL 1
#define HAVE_LSTAT 1
#define HAVE_MEMORY_H 1
#define HAVE_MMAP 1
#define HAVE_POLL 1
#define HAVE_POLL_H 1
#define HAVE_PREAD 1
#define HAVE_PTHREAD_H 1
#define HAVE_PWRITE 1
#define HAVE_READLINK 1
#define HAVE_REALPATH 1
#define HAVE_ROUND 1
#define HAVE_SIGACTION 1
#define HAVE_SIGNAL_H 1
#define HAVE_SNPRINTF 1
#define HAVE_SOCKADDR_STORAGE 1
#define HAVE_SSIZE_T 1
#define HAVE_STDARG_PROTOTYPES 1
#define HAVE_STDINT_H 1
#define HAVE_STDLIB_H 1
#define HAVE_STRDUP 1
#define HAVE_STRFTIME 1
#define HAVE_STRINGS_H 1
#define HAVE_STRING_H 1
#define HAVE_SYMLINK 1
#define HAVE_SYSCONF 1
#define HAVE_SYS_IOCTL_H 1
#define HAVE_SYS_MMAN_H 1
#define HAVE_SYS_PARAM_H 1
#define HAVE_SYS_POLL_H 1
#define HAVE_SYS_RESOURCE_H 1
#define HAVE_SYS_SELECT_H 1
#define HAVE_SYS_SOCKET_H 1
#define HAVE_SYS_STAT_H 1
#define HAVE_SYS_TIME_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_SYS_UN_H 1
#define HAVE_SYS_WAIT_H 1
#define HAVE_TERMIOS_H 1
#define HAVE_UNISTD_H 1
#define HAVE_WCHAR_H 1
#endif

#ifdef __cplusplus
extern "C" {
#endif
