/* structmember.h: forwards to typeobject.h, which has all of it. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC system_header
#endif

#ifdef TYPEOBJECT_CPYTHON
#include_next <structmember.h>
#else
#include "../typeobject.h"
#endif
