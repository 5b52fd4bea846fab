// In firmware: which PyTypeObject stands for which type of the VM, and the exception types that
// the VM has not. A row each (bound.c), and of those only the rows that an image needs:
// micropython.mk sees what of the runtime the modules bring in and lists the rows of that.
#ifndef TYPEOBJECT_MICROPYTHON_BOUND_H
#define TYPEOBJECT_MICROPYTHON_BOUND_H

#include "py/obj.h"

struct _typeobject;

typedef struct {
    // The VM's type; a singleton of a type that several share; NULL: the VM has none.
    const void *vm;
    struct _typeobject *py;
    const mp_obj_type_t *const *also;   // more types that are the same to a module, to NULL
} typeobject_bound_row;

typedef struct _typeobject_exception_row {
    const char *name;
    const mp_obj_type_t **place;        // PyExc_NAME
    const mp_obj_type_t *base;          // the VM's, or:
    const struct _typeobject_exception_row *own_base;
} typeobject_exception_row;

// Both end with NULL.
extern const typeobject_bound_row *const typeobject_bound_rows[];
extern const typeobject_exception_row *const typeobject_exception_rows[];

#endif
