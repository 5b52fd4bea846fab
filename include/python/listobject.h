/* listobject.h: forwards to typeobject.h, so that an unmodified extension compiles.
 * Generated, see typeobject.h. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC system_header
#endif
#ifdef TYPEOBJECT_CPYTHON
/* CPython's own, further down the include path. */
#include_next <listobject.h>
#else
#include "../typeobject.h"
#endif
