// The variadic entry points of the C-API, compiled into the VM.

#include "forms.h"
#include "py/objtuple.h"

// The items of a tuple that has `n`; NULL for any other object.
static inline void **tuple_items(void *o, size_t n) {
    if (is_obj(o) && (head(o) == &typeobject_args_tuple_type || head(o) == &mp_type_tuple)
        && ((mp_obj_tuple_t *)o)->len == n) {
        return ((mp_obj_tuple_t *)o)->items;
    }
    return NULL;
}
#define TYPEOBJECT_TUPLE_ITEMS(tuple, n) tuple_items(tuple, n)
#define TYPEOBJECT_ENTER(item) enter(item)

#include "../varargs.c"

// Rust's own support library names the unwinder, though nothing in the runtime unwinds.
__attribute__((weak, visibility("hidden"))) void rust_eh_personality(void);
void rust_eh_personality(void) {
}
