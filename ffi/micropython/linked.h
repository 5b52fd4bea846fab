// The modules linked into an image: micropython.mk writes the table.
#ifndef TYPEOBJECT_MICROPYTHON_LINKED_H
#define TYPEOBJECT_MICROPYTHON_LINKED_H

#include "py/obj.h"

struct _object;

// Names and values, the last name as a number: all that is in a module of which rom.py has
// seen that its init function does no more; NULL for others. (They are not, where nothing defines them.)
#define TYPEOBJECT_ATTRIBUTES(module) \
    extern __attribute__((weak)) const mp_rom_obj_t typeobject_rom_module_##module[]

typedef struct {
    qstr name;
    struct _object *(*init)(void);
    const mp_rom_obj_t *attributes;
} typeobject_linked_module;

// Ends with an entry without a name.
extern const typeobject_linked_module typeobject_linked[];

// The variables of the modules' sources, from and to: what they hold is alive. Ends with NULL.
typedef struct {
    void **start, **end;
} typeobject_variables;

extern const typeobject_variables typeobject_linked_variables[];

// Known to help('modules'); what `import` gives is made by import.c.
extern const mp_obj_module_t typeobject_linked_place;

#endif
