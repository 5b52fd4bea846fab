// The variadic entry points of the C-API, compiled into the VM.

#include "forms.h"
#include <limits.h>
#include <stdarg.h>

#include "py/objstr.h"
#include "py/objtuple.h"

// Of value.c, with objects as this file knows them.
#ifdef TYPEOBJECT_VM
extern int (*const typeobject_part_view)(void *o, void *view);
#define view_of typeobject_part_view
#else
int typeobject_view(void *o, void *view);
#define view_of typeobject_view
#endif
const mp_obj_t *typeobject_interned(const char *const *names, size_t n);

struct typeobject_va;
#ifdef TYPEOBJECT_VM
#define PARSER static
#else
#define PARSER static inline __attribute__((always_inline))
#endif
PARSER int parse_tuple(void *args, const char *format, struct typeobject_va *va);
PARSER int parse_keywords(void *args, void *kwargs, const char *format, char **kwlist, struct typeobject_va *va);
#define TYPEOBJECT_PARSE_TUPLE parse_tuple
#define TYPEOBJECT_PARSE_KEYWORDS parse_keywords

#include "../varargs.c"

// Stores `v` (VM form) as the unit at `*format` says; false for what is left to the runtime:
// other units, and values that need more than a look.
static inline __attribute__((always_inline)) bool store(const char **format, mp_obj_t v, void *place) {
    const char *f = *format;
    if (*f == 'O') {
        if (f[1] == '!' || f[1] == '&') {
            return false;
        }
        *(void **)place = MP_LIKELY(enters_as_is(v)) ? v : enter(v);
        return true;
    }
    if (*f == 'i' || *f == 'l' || *f == 'n') {
        mp_int_t i = MP_OBJ_SMALL_INT_VALUE(v);
        if (!mp_obj_is_small_int(v)) {
            return false;
        }
        if (sizeof(mp_int_t) > sizeof(int) && *f != 'i') {
            _Static_assert(sizeof(long) == sizeof(ptrdiff_t), "l and n are one");
            *(ptrdiff_t *)place = i;
            return true;
        }
        if (i != (int)i) {
            return false;
        }
        *(int *)place = (int)i;
        return true;
    }
    if (*f != 'y' || f[1] != '*' || !view_of(v, place)) {
        return false;
    }
    *format = f + 1;
    return true;
}

static inline bool is_end(char c) {
    return c == '\0' || c == ':' || c == ';';
}

static inline bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The items of a tuple, a call's or any other, or NULL.
static inline const mp_obj_tuple_t *tuple_of(const void *o) {
    bool is = o != NULL && is_obj(o) && (head(o) == &typeobject_args_tuple_type || head(o) == &mp_type_tuple);
    return is ? o : NULL;
}

#ifdef TYPEOBJECT_VM

static bool is_named(mp_obj_t key, const char *name) {
    if (!mp_obj_is_qstr(key)) {
        return false;
    }
    const char *text = qstr_str(MP_OBJ_QSTR_VALUE(key));
    // As a rule the linker has made one of both.
    if (text == name) {
        return true;
    }
    for (; *text == *name; text++, name++) {
        if (*name == '\0') {
            return true;
        }
    }
    return false;
}

// The places to fill, in a copy of the list that the compiler keeps in a register.
#if defined(__arm__) || defined(__riscv)
_Static_assert(sizeof(va_list) == sizeof(void *), "a list of arguments is where the next one is");
#define PLACES(name, va) void *const *name; memcpy(&name, &(va)->ap, sizeof(name))
#define NEXT_PLACE(name) (*name++)
#else
#define PLACES(name, va) va_list name; va_copy(name, (va)->ap)
#define NEXT_PLACE(name) va_arg(name, void *)
#endif

static __attribute__((noinline)) int parse_tuple(void *args, const char *f, struct typeobject_va *va) {
    const mp_obj_tuple_t *tuple = tuple_of(args);
    if (tuple == NULL) {
        return 0;
    }
    PLACES(places, va);
    bool optional = false;
    const mp_obj_t *v = tuple->items;
    for (const mp_obj_t *end = v + tuple->len; v != end; v++, f++) {
        if (*f == '|' && !optional) {
            optional = true;
            f++;
        }
        if (!store(&f, *v, NEXT_PLACE(places))) {
            return 0;
        }
    }
    // More units may follow for arguments that were not given.
    return is_end(*f) || (optional ? is_letter(*f) : *f == '|');
}

static __attribute__((noinline)) int parse_keywords(void *args, void *kwargs, const char *f, char **kwlist, struct typeobject_va *va) {
    const mp_obj_tuple_t *tuple = tuple_of(args);
    if (tuple == NULL || kwlist == NULL) {
        return 0;
    }
    PLACES(places, va);
    const mp_obj_t *item = tuple->items, *end = item + tuple->len;
    // The keywords that were given, how many are left, and the next one: callers keep to the order
    // of the parameters.
    const mp_map_elem_t *given = NULL, *last = NULL;
    size_t left = 0;
    if (kwargs != NULL) {
        const mp_map_t *map = &((mp_obj_dict_t *)kwargs)->map;
        if (!is_obj(kwargs) || head(kwargs) != &mp_type_dict || !map->is_ordered) {
            return 0;
        }
        given = map->table;
        left = map->used;
        last = given + left;
    }
    const mp_map_elem_t *next = given;
    bool optional = false;
    for (; *kwlist != NULL; kwlist++, f++) {
        const char *name = *kwlist;
        if (*f == '|' && !optional) {
            optional = true;
            f++;
        }
        mp_obj_t v = MP_OBJ_NULL;
        if (item != end) {
            v = *item++;
        } else if (left != 0) {
            const mp_map_elem_t *e = next;
            do {
                bool found = is_named(e->key, name);
                v = e->value;
                e = e + 1 == last ? given : e + 1;
                if (found) {
                    next = e;
                    left--;
                    break;
                }
                v = MP_OBJ_NULL;
            } while (e != next);
        }
        void *place = NEXT_PLACE(places);
        if (*name == '\0') {
            return 0;
        }
        if (v != MP_OBJ_NULL) {
            if (!store(&f, v, place)) {
                return 0;
            }
        } else if (!optional || !is_letter(*f)) {
            return 0;
        } else if (left == 0) {
            // As in CPython, nobody asks for what else the format has.
            while (*++kwlist != NULL) {
                if (**kwlist == '\0') {
                    return 0;
                }
            }
            return 1;
        } else if ((*f != 'O' && *f != 'i' && *f != 'l' && *f != 'n') || f[1] == '!' || f[1] == '&') {
            return 0;
        }
    }
    return left == 0 && item == end && is_end(*f);
}

#else

static inline __attribute__((always_inline)) int parse_tuple(void *args, const char *format, struct typeobject_va *va) {
    const mp_obj_tuple_t *tuple = tuple_of(args);
    if (tuple == NULL) {
        return 0;
    }
    size_t n = tuple->len;
    bool optional = false;
    const char *f = format;
    for (size_t i = 0; i < n; i++, f++) {
        // What most units are.
        if (*f == 'O' && f[1] != '!' && f[1] != '&') {
            *va_arg(va->ap, void **) = enter(tuple->items[i]);
            continue;
        }
        if (*f == '|') {
            if (optional) {
                return 0;
            }
            optional = true;
            f++;
        }
        if (!store(&f, tuple->items[i], va_arg(va->ap, void *))) {
            return 0;
        }
    }
    // More units may follow for arguments that were not given.
    return is_end(*f) || (optional ? is_letter(*f) : *f == '|');
}

static inline __attribute__((always_inline)) int parse_keywords(void *args, void *kwargs, const char *format, char **kwlist, struct typeobject_va *va) {
    const mp_obj_tuple_t *tuple = tuple_of(args);
    if (tuple == NULL || kwlist == NULL) {
        return 0;
    }
    size_t n = tuple->len, names;
    for (names = 0; kwlist[names] != NULL; names++) {
        if (kwlist[names][0] == '\0') {
            return 0;
        }
    }
    // The keywords: their names as the VM has them, all that were given, and the next one in
    // the order of the parameters, which the caller has kept to as a rule.
    const mp_obj_t *interned = NULL;
    const mp_map_elem_t *given = NULL;
    size_t n_given = 0, next = 0, used = 0;
    if (kwargs != NULL) {
        if (!is_obj(kwargs) || head(kwargs) != &typeobject_args_dict_type) {
            return 0;
        }
        given = ((mp_obj_dict_t *)kwargs)->map.table;
        n_given = ((mp_obj_dict_t *)kwargs)->map.used;
        interned = typeobject_interned((const char *const *)kwlist, names);
        if (interned == NULL) {
            return 0;
        }
    }
    if (n > names) {
        return 0;
    }
    bool optional = false;
    const char *f = format;
    for (size_t i = 0; i < names; i++, f++) {
        if (*f == '|') {
            if (optional) {
                return 0;
            }
            optional = true;
            f++;
        }
        mp_obj_t v = i < n ? tuple->items[i] : MP_OBJ_NULL;
        if (used < n_given) {
            size_t k = next;
            if (k == n_given || given[k].key != interned[i]) {
                for (k = 0; k < n_given && given[k].key != interned[i]; k++) {
                }
            }
            if (k < n_given) {
                if (v != MP_OBJ_NULL) {
                    return 0;
                }
                v = given[k].value;
                next = k + 1;
                used++;
            }
        }
        void *place = va_arg(va->ap, void *);
        if (v != MP_OBJ_NULL) {
            if (!store(&f, v, place)) {
                return 0;
            }
        } else if (!optional || !is_letter(*f)) {
            return 0;
        } else if (used == n_given) {
            // As in CPython, nobody asks for what else the format has.
            return 1;
        } else if ((*f != 'O' && *f != 'i' && *f != 'l' && *f != 'n') || f[1] == '!' || f[1] == '&') {
            return 0;
        }
    }
    return used == n_given && is_end(*f);
}

#endif

// Rust's own support library names the unwinder, though nothing in the runtime unwinds.
__attribute__((weak, visibility("hidden"))) void rust_eh_personality(void);
void rust_eh_personality(void) {
}
