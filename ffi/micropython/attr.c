// Attributes of a module's objects: what a type has under a name, remembered, then read or
// written; and the special methods that the slots stand for.

#include "type.h"

// ---- special methods --------------------------------------------------------------------

// What the slots stand for, `T.__add__` and so on: made when somebody asks for it and then kept
// in the dict of the type whose slot it is.
static mp_obj_t slot_wrapper(PyTypeObject *t, qstr attr) {
    size_t len;
    const char *name = (const char *)qstr_data(attr, &len);
    if (len < 6 || name[0] != '_' || name[1] != '_') {
        return MP_OBJ_NULL;
    }
    PyTypeObject *owner;
    const typeobject_slotdef *def = typeobject_slot_find(t, name, len, &owner);
    if (def == NULL || owner == NULL) {
        return def != NULL ? mp_const_none : MP_OBJ_NULL;
    }
    mp_obj_t w = typeobject_wrapper(&typeobject_slot_type, def, owner);
    if (owner->_vm[VM_HEAD] != NULL && !has_flash_dict(owner)) {
        typeobject_dict_add(owner, attr, w);
    }
    return w;
}

mp_obj_t typeobject_special(PyTypeObject *t, qstr attr) {
    const mp_obj_tuple_t *order = order_of(t);
    for (size_t i = 0; order != NULL && i < order->len; i++) {
        const mp_obj_type_t *vm = MP_OBJ_TO_PTR(order->items[i]);
        if (is_ours(vm)) {
            mp_obj_t v = slot_wrapper(vmtype_of(vm)->py, attr);
            if (v == mp_const_none || (v != MP_OBJ_NULL && ((descr *)MP_OBJ_TO_PTR(v))->owner == vmtype_of(vm)->py)) {
                return v;
            }
        }
    }
    while (t->_vm[VM_LINK] != NULL) {
        t = t->tp_base;
    }
    mp_obj_t v = slot_wrapper(t, attr);
    return v == MP_OBJ_NULL && attr == MP_QSTR___doc__ ? mp_const_none : v;
}

void typeobject_all_special(PyTypeObject *t) {
    const typeobject_slotdef *def;
    for (size_t i = 0; (def = typeobject_slot_at(i)) != NULL; i++) {
        slot_wrapper(t, qstr_from_str(def->name));
    }
}

#ifdef TYPEOBJECT_VM
// The attributes of a type, whose own map is in flash and cannot take the special methods.
mp_obj_t typeobject_dict_copy(PyTypeObject *t) {
    const mp_map_t *map = mp_obj_dict_get_map((mp_obj_t)t->tp_dict);
    mp_obj_t all = mp_obj_new_dict(map->used);
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            mp_obj_dict_store(all, map->table[i].key, map->table[i].value);
        }
    }
    const typeobject_slotdef *def;
    for (size_t i = 0; (def = typeobject_slot_at(i)) != NULL; i++) {
        PyTypeObject *owner = NULL;
        if (typeobject_slot_find(t, def->name, strlen(def->name), &owner) == def && owner == t) {
            mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map(all), MP_OBJ_NEW_QSTR(qstr_from_str(def->name)),
                MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
            if (e->value == MP_OBJ_NULL) {
                e->value = typeobject_wrapper(&typeobject_slot_type, def, t);
            }
        }
    }
    mp_obj_dict_get_map(all)->is_fixed = 1;
    return all;
}
#endif

// ---- what a type has under a name -------------------------------------------------------

// Finds `attr` in the dicts of `t` and its bases, then among the special methods. NULL when
// there is none.
static mp_obj_t find_uncached(PyTypeObject *type, qstr attr) {
    PyTypeObject *whole = type;
    const mp_obj_tuple_t *order = order_of(type);
    for (size_t i = 0; order != NULL && i < order->len; i++) {
        const mp_obj_type_t *vm = MP_OBJ_TO_PTR(order->items[i]);
        if (is_ours(vm)) {
            mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)vmtype_of(vm)->py->tp_dict), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (e != NULL) {
                return e->value;
            }
        }
    }
    // The native object in an instance of a class made in Python: the VM has looked there.
    while (type->_vm[VM_LINK] != NULL) {
        type = type->tp_base;
    }
    for (PyTypeObject *t = type; t != NULL; t = t->tp_base) {
        if (t->tp_dict != NULL && is_obj(t->tp_dict)) {
            mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)t->tp_dict), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (e != NULL) {
                return e->value;
            }
        }
    }
    return typeobject_special(whole, attr);
}

size_t typeobject_changes = 1;

void PORT(type_modified)(PyTypeObject * t) {
    typeobject_changes++;
    // Subclasses look through their bases, so every cache may be stale.
    (void)t;
    #ifdef TYPEOBJECT_VM
    typeobject_forget_attrs();
    #else
    for (PyTypeObject *p = MP_STATE_VM(typeobject_types); p != NULL; p = p->_vm[VM_NEXT]) {
        vmtype *vt = p->_vm[VM_HEAD];
        memset(vt->cache, 0, sizeof(vt->cache));
    }
    #endif
}

static __attribute__((noreturn)) void no_accessor(const descr *d, const char *can) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("attribute '%s' of '%s' objects is not %s"),
        typeobject_descr_name(d), typeobject_owner(d)->tp_name, can);
}

mp_obj_t typeobject_data_descr_get(mp_obj_t v, PyObject *self) {
    const descr *d = MP_OBJ_TO_PTR(v);
    if (d->base.type == &typeobject_member_type) {
        MEMBER_OF(m, d, true);
        return result(typeobject_member_get(self, m), m->name);
    }
    getter get = getter_of(d);
    if (get == NULL) {
        no_accessor(d, "readable");
    }
    return result(get(self, closure_of(d)), "a getter");
}

void typeobject_data_descr_set(mp_obj_t v, PyObject *self, mp_obj_t value) {
    const descr *d = MP_OBJ_TO_PTR(v);
    PyObject *pv = value == MP_OBJ_NULL ? NULL : enter(value);
    if (d->base.type == &typeobject_member_type) {
        MEMBER_OF(m, d, true);
        status(typeobject_member_set(self, m, pv), m->name);
        return;
    }
    setter set = setter_of(d);
    if (set == NULL) {
        no_accessor(d, "writable");
    }
    status(set(self, pv, closure_of(d)), "a setter");
}

// Whether it comes before what the instance has of its own.
bool typeobject_is_data(const attr_entry *e) {
    switch (e->kind) {
        case ATTR_OBJECT:
        case ATTR_INT:
        case ATTR_MEMBER:
        case ATTR_GETSET:
            return true;
        case ATTR_DESCR:
            return vmtype_of(head(MP_OBJ_TO_PTR(e->value)))->py->tp_descr_set != NULL;
        default:
            return false;
    }
}

static __attribute__((noreturn)) void no_attribute(PyTypeObject *t, qstr attr) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no attribute '%q'"), t->tp_name, attr);
}

// ---- the dict of an instance ------------------------------------------------------------

// What an instance of a type with tp_dictoffset has in its dict under a name, or NULL.
mp_obj_t typeobject_own_attr(PyObject *self, qstr attr) {
    PyObject **place = _PyObject_GetDictPtr(self);
    if (place == NULL || *place == NULL) {
        return MP_OBJ_NULL;
    }
    mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map(typeobject_unwrap(leave(*place))), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    return e != NULL ? e->value : MP_OBJ_NULL;
}

// Sets or deletes it there; false when there is no dict or nothing to delete.
bool typeobject_own_attr_set(PyObject *self, qstr attr, mp_obj_t value) {
    PyObject **place = _PyObject_GetDictPtr(self);
    if (place == NULL) {
        return false;
    }
    if (*place == NULL) {
        if (value == MP_OBJ_NULL) {
            return false;
        }
        *place = (PyObject *)mp_obj_new_dict(0);
    }
    mp_map_t *map = mp_obj_dict_get_map(typeobject_unwrap(leave(*place)));
    mp_map_elem_t *e = mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr),
        value == MP_OBJ_NULL ? MP_MAP_LOOKUP_REMOVE_IF_FOUND : MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (e != NULL && value != MP_OBJ_NULL) {
        e->value = value;
    }
    return e != NULL;
}

// ---- loading and storing ----------------------------------------------------------------

// Attribute access through the types' dicts and that of the instance: PyObject_GenericGetAttr
// and -SetAttr.
void typeobject_generic_load(mp_obj_t self_in, vmtype *vt, qstr attr, mp_obj_t *dest) {
    const attr_entry *e = find(vt, attr);
    char *self = MP_OBJ_TO_PTR(self_in);
    if (MP_UNLIKELY(vt->has_dict) && !typeobject_is_data(e)) {
        dest[0] = PART(own_attr)((PyObject *)self, attr);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    switch (e->kind) {
        case ATTR_BINDS:
            dest[0] = e->value;
            dest[1] = self_in;
            return;
        case ATTR_OBJECT: {
            PyObject *v = *(PyObject **)(self + e->offset);
            if (MP_LIKELY(v != NULL)) {
                dest[0] = leave(v);
                return;
            }
            break;
        }
        case ATTR_INT: {
            int v = *(int *)(self + e->offset);
            dest[0] = MP_SMALL_INT_FITS((mp_int_t)v) ? MP_OBJ_NEW_SMALL_INT(v) : mp_obj_new_int(v);
            return;
        }
        case ATTR_GETSET:
        case ATTR_MEMBER:
            break;
        case ATTR_DESCR: {
            PyTypeObject *t = vmtype_of(head(MP_OBJ_TO_PTR(e->value)))->py;
            if (t->tp_descr_get != NULL) {
                dest[0] = result(t->tp_descr_get((PyObject *)e->value, (PyObject *)self, (PyObject *)vt->py), "__get__");
            } else {
                dest[0] = e->value;
            }
            return;
        }
        case ATTR_OTHER:
            mp_convert_member_lookup(self_in, (const mp_obj_type_t *)vt, e->value, dest);
            return;
        default: {
            // An exception's `args` and the like.
            mp_obj_t part = typeobject_builtin_part((PyObject *)self);
            if (part != MP_OBJ_NULL && is_obj(part) && MP_OBJ_TYPE_HAS_SLOT(head(part), attr)) {
                mp_load_method_maybe(part, attr, dest);
            }
            return;
        }
    }
    dest[0] = typeobject_data_descr_get(e->value, (PyObject *)self);
}

void typeobject_generic_store(mp_obj_t self_in, vmtype *vt, qstr attr, mp_obj_t value) {
    const attr_entry *e = find(vt, attr);
    char *self = MP_OBJ_TO_PTR(self_in);
    if (value != MP_OBJ_NULL) {
        switch (e->kind) {
            case ATTR_OBJECT:
                *(PyObject **)(self + e->offset) = enter(value);
                return;
            case ATTR_INT:
                if (mp_obj_is_small_int(value)) {
                    mp_int_t v = MP_OBJ_SMALL_INT_VALUE(value);
                    if (v == (int)v) {
                        *(int *)(self + e->offset) = (int)v;
                        return;
                    }
                }
                break;
            default:
                break;
        }
    }
    if (e->kind == ATTR_DESCR) {
        PyTypeObject *t = vmtype_of(head(MP_OBJ_TO_PTR(e->value)))->py;
        if (t->tp_descr_set != NULL) {
            status(t->tp_descr_set((PyObject *)e->value, (PyObject *)self,
                value == MP_OBJ_NULL ? NULL : enter(value)), "__set__");
            return;
        }
    }
    if (!is_data_descr(e->value)) {
        if (vt->has_dict) {
            if (!PART(own_attr_set)((PyObject *)self, attr, value)) {
                no_attribute(vt->py, attr);
            }
            return;
        }
        if (e->kind == ATTR_NONE) {
            no_attribute(vt->py, attr);
        }
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object attribute '%q' is read-only"),
            vt->py->tp_name, attr);
    }
    typeobject_data_descr_set(e->value, (PyObject *)self, value);
}

// Where the VM only asks for an attribute: what the answer goes to. A jump may leave it behind;
// then one missing attribute has the VM's text.
static mp_obj_t *asked;

void __real_mp_load_method_maybe(mp_obj_t base, qstr attr, mp_obj_t *dest);
void __wrap_mp_load_method_maybe(mp_obj_t base, qstr attr, mp_obj_t *dest);

void __wrap_mp_load_method_maybe(mp_obj_t base, qstr attr, mp_obj_t *dest) {
    asked = dest;
    __real_mp_load_method_maybe(base, attr, dest);
    asked = NULL;
}

// Whether a missing attribute is no error to who loads it. These names the VM asks for without
// the function above.
bool typeobject_only_asks(qstr attr, const mp_obj_t *dest) {
    bool asks = dest == asked || attr == MP_QSTR___getitem__ || attr == MP_QSTR___next__ || attr == MP_QSTR_close
        || attr == MP_QSTR_throw;
    asked = NULL;
    return asks;
}

// tp_getattro or tp_getattr of a type's own. An AttributeError stays pending, with nothing in
// dest.
void typeobject_custom_load(mp_obj_t self_in, PyTypeObject *t, qstr attr, mp_obj_t *dest) {
    PyObject *r;
    if (t->tp_getattro != NULL) {
        r = t->tp_getattro(self_of(self_in), (PyObject *)MP_OBJ_NEW_QSTR(attr));
    } else {
        r = t->tp_getattr(self_of(self_in), (char *)qstr_str(attr));
    }
    if (r == NULL) {
        mp_obj_t exc = pending_exc;
        if (exc != MP_OBJ_NULL && mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_AttributeError))) {
            return;
        }
        typeobject_raise_pending("tp_getattro");
    }
    dest[0] = result(r, "tp_getattro");
}

void typeobject_custom_store(mp_obj_t self_in, PyTypeObject *t, qstr attr, mp_obj_t value) {
    PyObject *v = value == MP_OBJ_NULL ? NULL : enter(value);
    if (t->tp_setattro != NULL) {
        status(t->tp_setattro(self_of(self_in), (PyObject *)MP_OBJ_NEW_QSTR(attr), v), "tp_setattro");
    } else {
        status(t->tp_setattr(self_of(self_in), (char *)qstr_str(attr), v), "tp_setattr");
    }
}

__attribute__((noinline)) void typeobject_ours_attr_slow(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    vmtype *vt = vmtype_of(head(MP_OBJ_TO_PTR(self_in)));
    if (dest[0] == MP_OBJ_NULL) {
        // Inside an instance of a class made in Python the VM is looking through the classes.
        if (vt->custom_get && vt->py->_vm[VM_LINK] == NULL) {
            bool asks = typeobject_only_asks(attr, dest);
            PART(custom_load)(self_in, vt->py, attr, dest);
            if (dest[0] == MP_OBJ_NULL && !asks) {
                typeobject_raise_pending("tp_getattro");
            }
            pending_exc = MP_OBJ_NULL;
        } else {
            typeobject_generic_load(self_in, vt, attr, dest);
        }
        return;
    }
    if (vt->custom_set) {
        PART(custom_store)(self_in, vt->py, attr, dest[1]);
    } else {
        typeobject_generic_store(self_in, vt, attr, dest[1]);
    }
    dest[0] = MP_OBJ_NULL;
}

#ifndef TYPEOBJECT_VM
// One access of one kind each: what the attr slot goes on to, without a frame where nothing
// is called. To store MP_OBJ_NULL, which is no tagged word, is to delete.

static void access_slow(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    (void)e;
    typeobject_ours_attr_slow(self, attr, dest);
}

static void load_binds(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    (void)attr;
    dest[0] = e->value;
    dest[1] = self;
}

static __attribute__((noinline)) void load_object_slow(PyObject *v, mp_obj_t *dest) {
    dest[0] = leave(v);
}

static void load_object(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    PyObject *v = *(PyObject **)((char *)self + e->offset);
    if (!is_obj(v)) {
        dest[0] = (mp_obj_t)v;
    } else if (MP_LIKELY(v != NULL)) {
        load_object_slow(v, dest);
    } else {
        access_slow(self, attr, dest, e);
    }
}

static void load_int(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    int v = *(int *)((char *)self + e->offset);
    if (sizeof(mp_obj_t) > sizeof(int) || MP_SMALL_INT_FITS(v)) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(v);
    } else {
        access_slow(self, attr, dest, e);
    }
}

// What a getter or setter gave is not to be used, or not without a look. Which one it was is
// not known any more: the entry may have been taken for another attribute meanwhile.
static __attribute__((noinline)) void load_getset_done(PyObject *r, mp_obj_t *dest) {
    dest[0] = is_plain(r) && pending_exc == MP_OBJ_NULL ? (mp_obj_t)r : result(r, "a getter");
}

static void load_getset(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    (void)attr;
    PyObject *r = e->get((PyObject *)self, e->closure);
    if (MP_LIKELY(!is_obj(r) && pending_exc == MP_OBJ_NULL)) {
        dest[0] = (mp_obj_t)r;
    } else {
        load_getset_done(r, dest);
    }
}

static __attribute__((noinline)) void store_object_slow(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    if (dest[1] == MP_OBJ_NULL) {
        access_slow(self, attr, dest, e);
        return;
    }
    *(PyObject **)((char *)self + e->offset) = enter(dest[1]);
    dest[0] = MP_OBJ_NULL;
}

static void store_object(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    if (is_obj(dest[1])) {
        store_object_slow(self, attr, dest, e);
    } else {
        *(PyObject **)((char *)self + e->offset) = (PyObject *)dest[1];
        dest[0] = MP_OBJ_NULL;
    }
}

static void store_int(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    mp_int_t v = MP_OBJ_SMALL_INT_VALUE(dest[1]);
    if (MP_LIKELY(mp_obj_is_small_int(dest[1]) && v == (int)v)) {
        *(int *)((char *)self + e->offset) = (int)v;
        dest[0] = MP_OBJ_NULL;
    } else {
        access_slow(self, attr, dest, e);
    }
}

static __attribute__((noinline)) void store_getset_done(int r) {
    status(r, "a setter");
}

// The VM looks at dest[0] afterwards; where something is raised, nobody does.
static inline void set(mp_obj_t self, PyObject *value, mp_obj_t *dest, const attr_entry *e) {
    dest[0] = MP_OBJ_NULL;
    int r = e->set((PyObject *)self, value, e->closure);
    if (MP_UNLIKELY(((uintptr_t)(unsigned int)r | (uintptr_t)pending_exc) != 0)) {
        store_getset_done(r);
    }
}

static __attribute__((noinline)) void store_getset_slow(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    if (dest[1] == MP_OBJ_NULL) {
        access_slow(self, attr, dest, e);
    } else {
        set(self, enter(dest[1]), dest, e);
    }
}

static void store_getset(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e) {
    if (is_obj(dest[1])) {
        store_getset_slow(self, attr, dest, e);
    } else {
        set(self, (PyObject *)dest[1], dest, e);
    }
}

#endif

static void classify(attr_entry *e, bool has_dict) {
    (void)has_dict;
    mp_obj_t v = e->value;
    e->kind = ATTR_OTHER;
    #ifndef TYPEOBJECT_VM
    e->load = e->store = access_slow;
    #endif
    if (v == MP_OBJ_NULL) {
        e->kind = ATTR_NONE;
    } else if (is_obj(v)) {
        const mp_obj_type_t *t = head(v);
        if (t == &typeobject_getset_type) {
            e->kind = ATTR_GETSET;
            #ifndef TYPEOBJECT_VM
            const PyGetSetDef *g = ((const descr *)MP_OBJ_TO_PTR(v))->d.getset;
            e->get = g->get;
            e->set = g->set;
            e->closure = g->closure;
            e->load = g->get != NULL ? load_getset : access_slow;
            e->store = g->set != NULL ? store_getset : access_slow;
            #endif
        } else if (t == &typeobject_member_type) {
            MEMBER_OF(m, (const descr *)MP_OBJ_TO_PTR(v), false);
            bool plain = !(m->flags & READONLY) && m->offset >= 0;
            e->kind = plain && m->type == T_OBJECT_EX ? ATTR_OBJECT : plain && m->type == T_INT ? ATTR_INT : ATTR_MEMBER;
            e->offset = (size_t)m->offset;
            #ifndef TYPEOBJECT_VM
            if (e->kind == ATTR_OBJECT) {
                e->load = load_object;
                e->store = store_object;
            } else if (e->kind == ATTR_INT) {
                e->load = load_int;
                e->store = store_int;
            }
            #endif
        } else if (t->flags & MP_TYPE_FLAG_BINDS_SELF) {
            e->kind = ATTR_BINDS;
            #ifndef TYPEOBJECT_VM
            e->direct = 0;
            e->load = has_dict ? access_slow : load_binds;
            #endif
        } else if (is_ours(t) && (vmtype_of(t)->py->tp_descr_get != NULL || vmtype_of(t)->py->tp_descr_set != NULL)) {
            e->kind = ATTR_DESCR;
        }
    }
}

void typeobject_find(vmtype *vt, qstr attr, attr_entry *e) {
    e->value = find_uncached(vt->py, attr);
    classify(e, vt->has_dict);
    #ifdef TYPEOBJECT_VM
    e->type = vt;
    e->at_once = vt->has_dict || vt->py->_vm[VM_LINK] != NULL ? ATTR_OTHER : e->kind;
    #endif
    e->qst = attr;
}

#ifdef TYPEOBJECT_VM

attr_entry typeobject_attr_cache[ATTR_CACHE];

// A type may go in a collection.
void typeobject_forget_attrs(void) {
    memset(typeobject_attr_cache, 0, sizeof(typeobject_attr_cache));
}

// What most accesses are, made at once: the VM asks a value for its type several times on the way
// to that slot.

static __attribute__((noinline)) bool fill(mp_obj_t o, qstr attr) {
    vmtype *vt = vmtype_of(head(o));
    if (!(vt->mp.flags & FLAG_ATTR)) {
        return false;
    }
    typeobject_find(vt, attr, attr_place(vt, attr));
    return true;
}

#define AT_ONCE(o, attr, e) \
    const attr_entry *e; \
    if (is_obj(o) && (e = attr_place((const vmtype *)head(o), attr), \
        MP_LIKELY(IS_ENTRY(e, (const vmtype *)head(o), attr)) || fill(o, attr)))

mp_obj_t __real_mp_load_attr(mp_obj_t base, qstr attr);
mp_obj_t __wrap_mp_load_attr(mp_obj_t base, qstr attr);
void __real_mp_load_method(mp_obj_t base, qstr attr, mp_obj_t *dest);
void __wrap_mp_load_method(mp_obj_t base, qstr attr, mp_obj_t *dest);
void __real_mp_store_attr(mp_obj_t base, qstr attr, mp_obj_t value);
void __wrap_mp_store_attr(mp_obj_t base, qstr attr, mp_obj_t value);

TAIL_CALLS mp_obj_t __wrap_mp_load_attr(mp_obj_t base, qstr attr) {
    AT_ONCE(base, attr, e) {
        const char *self = MP_OBJ_TO_PTR(base);
        if (e->at_once == ATTR_OBJECT) {
            PyObject *v = *(PyObject **)(self + e->offset);
            if (!is_obj(v)) {
                return (mp_obj_t)v;
            }
            if (MP_LIKELY(v != NULL)) {
                return leave(v);
            }
        } else if (e->at_once == ATTR_INT) {
            int v = *(int *)(self + e->offset);
            if (MP_SMALL_INT_FITS((mp_int_t)v)) {
                return MP_OBJ_NEW_SMALL_INT(v);
            }
        } else if (e->at_once == ATTR_GETSET) {
            const descr *d = MP_OBJ_TO_PTR(e->value);
            getter get = getter_of(d);
            if (MP_LIKELY(get != NULL)) {
                PyObject *r = get((PyObject *)base, closure_of(d));
                return MP_LIKELY(!is_obj(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : result(r, "a getter");
            }
        }
    }
    return __real_mp_load_attr(base, attr);
}

TAIL_CALLS void __wrap_mp_load_method(mp_obj_t base, qstr attr, mp_obj_t *dest) {
    AT_ONCE(base, attr, e) {
        if (MP_LIKELY(e->at_once == ATTR_BINDS)) {
            dest[0] = e->value;
            dest[1] = base;
            return;
        }
    }
    __real_mp_load_method(base, attr, dest);
}

TAIL_CALLS void __wrap_mp_store_attr(mp_obj_t base, qstr attr, mp_obj_t value) {
    AT_ONCE(base, attr, e) {
        char *self = MP_OBJ_TO_PTR(base);
        if (value == MP_OBJ_NULL) {
        } else if (e->at_once == ATTR_OBJECT) {
            *(void **)(self + e->offset) = is_obj(value) ? enter(value) : value;
            return;
        } else if (e->at_once == ATTR_INT) {
            mp_int_t v = MP_OBJ_SMALL_INT_VALUE(value);
            if (MP_LIKELY(mp_obj_is_small_int(value) && v == (int)v)) {
                *(int *)(self + e->offset) = (int)v;
                return;
            }
        } else if (e->at_once == ATTR_GETSET) {
            const descr *d = MP_OBJ_TO_PTR(e->value);
            setter set = setter_of(d);
            if (MP_LIKELY(set != NULL)) {
                int r = set((PyObject *)base, is_obj(value) ? enter(value) : value, closure_of(d));
                if (MP_UNLIKELY(r != 0 || pending_exc != MP_OBJ_NULL)) {
                    status(r, "a setter");
                }
                return;
            }
        }
    }
    __real_mp_store_attr(base, attr, value);
}

// The same for calls, of whatever there is.

mp_obj_t __real_mp_call_function_n_kw(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t __wrap_mp_call_function_n_kw(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t __wrap_mp_call_method_n_kw(size_t n_args, size_t n_kw, const mp_obj_t *args);

TAIL_CALLS mp_obj_t __wrap_mp_call_function_n_kw(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (is_obj(fun) && MP_OBJ_TYPE_HAS_SLOT(head(fun), call)) {
        return MP_OBJ_TYPE_GET_SLOT(head(fun), call)(fun, n_args, n_kw, args);
    }
    return __real_mp_call_function_n_kw(fun, n_args, n_kw, args);
}

TAIL_CALLS mp_obj_t __wrap_mp_call_method_n_kw(size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t fun = *args++;
    if (*args != MP_OBJ_NULL) {
        n_args++;
    } else {
        args++;
    }
    if (is_obj(fun) && MP_OBJ_TYPE_HAS_SLOT(head(fun), call)) {
        return MP_OBJ_TYPE_GET_SLOT(head(fun), call)(fun, n_args, n_kw, args);
    }
    return __real_mp_call_function_n_kw(fun, n_args, n_kw, args);
}

#else

// The attr slot.
void typeobject_ours_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    const attr_entry *e = &vmtype_of(head(self))->cache[(size_t)attr & (ATTR_CACHE - 1)];
    // Once for all fields: else each of them is found from the start.
    __asm__ ("" : "+r" (e));
    if (MP_UNLIKELY(e->qst != (size_t)attr)) {
        typeobject_ours_attr_slow(self, attr, dest);
        return;
    }
    if (dest[0] == MP_OBJ_NULL) {
        e->load(self, attr, dest, e);
    } else {
        e->store(self, attr, dest, e);
    }
}

#endif

int PORT(is_ours)(PyObject * o) {
    return is_obj(o) && is_ours(head(o));
}

// For the runtime: `o` is an object of a module's type.
static PyObject *generic_getattr(PyObject *o, PyObject *name, int *found) {
    *found = 1;
    mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    vmtype *vt = vmtype_of(head(o));
    qstr attr = mp_obj_str_get_qstr((mp_obj_t)name);
    if (our_type(o)->_vm[VM_LINK] != NULL) {
        typeobject_sub_load(o, attr, dest);
    } else {
        typeobject_generic_load((mp_obj_t)o, vt, attr, dest);
    }
    if (dest[0] == MP_OBJ_NULL) {
        *found = 0;
    } else if (dest[1] != MP_OBJ_NULL) {
        dest[0] = mp_obj_new_bound_meth(dest[0], dest[1]);
    }
    return dest[0] == MP_OBJ_NULL ? NULL : enter(dest[0]);
}

GUARDED3(PyObject *, NULL_FAILS, generic_getattr, PyObject *, o, PyObject *, name, int *, found,
    generic_getattr(o, name, found))

static int generic_setattr(PyObject *o, PyObject *name, PyObject *value) {
    mp_obj_t v = value == NULL ? MP_OBJ_NULL : leave(value);
    qstr attr = mp_obj_str_get_qstr((mp_obj_t)name);
    if (our_type(o)->_vm[VM_LINK] != NULL) {
        typeobject_sub_store(o, attr, v);
    } else {
        typeobject_generic_store((mp_obj_t)o, vmtype_of(head(o)), attr, v);
    }
    return 0;
}

GUARDED3(int, ERROR_FAILS, generic_setattr, PyObject *, o, PyObject *, name, PyObject *, value,
    generic_setattr(o, name, value))
