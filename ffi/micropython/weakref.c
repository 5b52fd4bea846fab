// The module weakref, for a VM that has none: what the runtime has in C, and the classes that
// are easier in Python, compiled when they are first asked for. Firmware has fewer of them.

#include "port.h"

#if !MICROPY_PY_WEAKREF && MICROPY_MODULE_ATTR_DELEGATION && MICROPY_ENABLE_COMPILER

#include "py/compile.h"
#include "py/lexer.h"

int typeobject_weakref_module(PyObject *dict);
int PORT(method_get)(PyObject *o, PyObject **parts);

// What the module has, made when it is first used.
MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_weakref);

static const char source[] =
    "class KeyedRef(ref):\n"
    "    def __new__(cls, value, callback, key):\n"
    "        return super().__new__(cls, value, callback)\n"
    "    def __init__(self, value, callback, key):\n"
    "        super().__init__(value, callback)\n"
    "        self.key = key\n"
    "class _Dictionary:\n"
    "    def __len__(self):\n"
    "        return len(list(self.keys()))\n"
    "    def __iter__(self):\n"
    "        return self.keys()\n"
    "    def __repr__(self):\n"
    "        return '<%s at 0x%x>' % (type(self).__name__, id(self))\n"
    "    def keys(self):\n"
    "        for key, value in self.items():\n"
    "            yield key\n"
    "    def values(self):\n"
    "        for key, value in self.items():\n"
    "            yield value\n"
    "    def clear(self):\n"
    "        self.data.clear()\n"
    "    def update(self, other=(), **kw):\n"
    "        for key, value in other.items() if hasattr(other, 'items') else other:\n"
    "            self[key] = value\n"
    "        for key, value in kw.items():\n"
    "            self[key] = value\n"
    "    def __or__(self, other):\n"
    "        new = self.copy()\n"
    "        new.update(other)\n"
    "        return new\n"
    "    def __ior__(self, other):\n"
    "        self.update(other)\n"
    "        return self\n"
    "class WeakValueDictionary(_Dictionary):\n"
    "    def __init__(self, other=(), **kw):\n"
    "        self.data = {}\n"
    "        def remove(r, data=self.data):\n"
    "            if data.get(r.key) is r:\n"
    "                del data[r.key]\n"
    "        self._remove = remove\n"
    "        self.update(other, **kw)\n"
    "    def __setitem__(self, key, value):\n"
    "        self.data[key] = KeyedRef(value, self._remove, key)\n"
    "    def __getitem__(self, key):\n"
    "        value = self.data[key]()\n"
    "        if value is None:\n"
    "            raise KeyError(key)\n"
    "        return value\n"
    "    def __delitem__(self, key):\n"
    "        del self.data[key]\n"
    "    def __contains__(self, key):\n"
    "        return self.get(key) is not None\n"
    "    def get(self, key, default=None):\n"
    "        r = self.data.get(key)\n"
    "        value = r() if r is not None else None\n"
    "        return default if value is None else value\n"
    "    def items(self):\n"
    "        for key, r in list(self.data.items()):\n"
    "            value = r()\n"
    "            if value is not None:\n"
    "                yield key, value\n"
    "    def itervaluerefs(self):\n"
    "        return iter(self.valuerefs())\n"
    "    def valuerefs(self):\n"
    "        return list(self.data.values())\n"
    "    def copy(self):\n"
    "        return WeakValueDictionary(self)\n"
    "    def pop(self, key, *default):\n"
    "        value = self.get(key)\n"
    "        if value is None:\n"
    "            if default:\n"
    "                return default[0]\n"
    "            raise KeyError(key)\n"
    "        del self.data[key]\n"
    "        return value\n"
    "    def popitem(self):\n"
    "        while True:\n"
    "            key, r = self.data.popitem()\n"
    "            value = r()\n"
    "            if value is not None:\n"
    "                return key, value\n"
    "    def setdefault(self, key, default=None):\n"
    "        value = self.get(key)\n"
    "        if value is None:\n"
    "            self[key] = value = default\n"
    "        return value\n"
    "class WeakKeyDictionary(_Dictionary):\n"
    "    def __init__(self, other=()):\n"
    "        self.data = {}\n"
    "        def remove(r, data=self.data):\n"
    "            if r in data:\n"
    "                del data[r]\n"
    "        self._remove = remove\n"
    "        self.update(other)\n"
    "    def __setitem__(self, key, value):\n"
    "        self.data[ref(key, self._remove)] = value\n"
    "    def __getitem__(self, key):\n"
    "        return self.data[ref(key)]\n"
    "    def __delitem__(self, key):\n"
    "        del self.data[ref(key)]\n"
    "    def __contains__(self, key):\n"
    "        try:\n"
    "            return ref(key) in self.data\n"
    "        except TypeError:\n"
    "            return False\n"
    "    def get(self, key, default=None):\n"
    "        return self.data.get(ref(key), default)\n"
    "    def items(self):\n"
    "        for r, value in list(self.data.items()):\n"
    "            key = r()\n"
    "            if key is not None:\n"
    "                yield key, value\n"
    "    def keyrefs(self):\n"
    "        return list(self.data)\n"
    "    def copy(self):\n"
    "        return WeakKeyDictionary(self)\n"
    "    def pop(self, key, *default):\n"
    "        return self.data.pop(ref(key), *default)\n"
    "    def popitem(self):\n"
    "        while True:\n"
    "            r, value = self.data.popitem()\n"
    "            key = r()\n"
    "            if key is not None:\n"
    "                return key, value\n"
    "    def setdefault(self, key, default=None):\n"
    "        if key not in self:\n"
    "            self[key] = default\n"
    "        return self[key]\n"
    "class WeakSet:\n"
    "    def __init__(self, data=()):\n"
    "        self.data = {}\n"
    "        def remove(r, data=self.data):\n"
    "            if r in data:\n"
    "                del data[r]\n"
    "        self._remove = remove\n"
    "        self.update(data)\n"
    "    def add(self, item):\n"
    "        self.data[ref(item, self._remove)] = True\n"
    "    def discard(self, item):\n"
    "        self.data.pop(ref(item), None)\n"
    "    def remove(self, item):\n"
    "        del self.data[ref(item)]\n"
    "    def clear(self):\n"
    "        self.data.clear()\n"
    "    def update(self, other):\n"
    "        for item in other:\n"
    "            self.add(item)\n"
    "    def pop(self):\n"
    "        while self.data:\n"
    "            item = self.data.popitem()[0]()\n"
    "            if item is not None:\n"
    "                return item\n"
    "        raise KeyError('pop from empty WeakSet')\n"
    "    def copy(self):\n"
    "        return WeakSet(self)\n"
    "    def __contains__(self, item):\n"
    "        try:\n"
    "            return ref(item) in self.data\n"
    "        except TypeError:\n"
    "            return False\n"
    "    def __iter__(self):\n"
    "        for r in list(self.data):\n"
    "            item = r()\n"
    "            if item is not None:\n"
    "                yield item\n"
    "    def __len__(self):\n"
    "        return len(list(iter(self)))\n"
    #ifndef TYPEOBJECT_VM
    "    def __repr__(self):\n"
    "        return repr(set(self))\n"
    "    def __eq__(self, other):\n"
    "        return isinstance(other, WeakSet) and set(self) == set(other)\n"
    "    def issubset(self, other):\n"
    "        return set(self).issubset(other)\n"
    "    def issuperset(self, other):\n"
    "        return set(self).issuperset(other)\n"
    "    def isdisjoint(self, other):\n"
    "        return not self.intersection(other)\n"
    "    def union(self, other):\n"
    "        return WeakSet(set(self).union(other))\n"
    "    def intersection(self, other):\n"
    "        return WeakSet(item for item in other if item in self)\n"
    "    def difference(self, other):\n"
    "        return WeakSet(set(self).difference(other))\n"
    "    def symmetric_difference(self, other):\n"
    "        return WeakSet(set(self).symmetric_difference(other))\n"
    "    def _become(self, items):\n"
    "        items = list(items)\n"
    "        self.clear()\n"
    "        self.update(items)\n"
    "        return self\n"
    "    def difference_update(self, other):\n"
    "        self._become(self.difference(other))\n"
    "    def intersection_update(self, other):\n"
    "        self._become(self.intersection(other))\n"
    "    def symmetric_difference_update(self, other):\n"
    "        self._become(self.symmetric_difference(other))\n"
    "    __le__ = issubset\n"
    "    __ge__ = issuperset\n"
    "    __or__ = union\n"
    "    __and__ = intersection\n"
    "    __sub__ = difference\n"
    "    __xor__ = symmetric_difference\n"
    "    def __lt__(self, other):\n"
    "        return set(self) < set(other)\n"
    "    def __gt__(self, other):\n"
    "        return set(self) > set(other)\n"
    "    def __ior__(self, other):\n"
    "        return self._become(self.union(other))\n"
    "    def __iand__(self, other):\n"
    "        return self._become(self.intersection(other))\n"
    "    def __isub__(self, other):\n"
    "        return self._become(self.difference(other))\n"
    "    def __ixor__(self, other):\n"
    "        return self._become(self.symmetric_difference(other))\n"
    "class WeakMethod(ref):\n"
    "    def __new__(cls, meth, callback=None):\n"
    "        parts = _parts(meth)\n"
    "        if parts is None:\n"
    "            raise TypeError('argument should be a bound method, not %s' % type(meth))\n"
    "        if callback is None:\n"
    "            self = super().__new__(cls, parts[0])\n"
    "        else:\n"
    "            self = super().__new__(cls, parts[0], lambda r: callback(self))\n"
    "        self._func, self._make = parts[1:]\n"
    "        return self\n"
    "    def __init__(self, meth, callback=None):\n"
    "        pass\n"
    "    def __call__(self):\n"
    "        o = _target(self)\n"
    "        return None if o is None else self._make(self._func, o)\n"
    "    def __eq__(self, other):\n"
    "        if not isinstance(other, WeakMethod):\n"
    "            return False\n"
    "        a, b = _target(self), _target(other)\n"
    "        if a is None or b is None:\n"
    "            return self is other\n"
    "        return a == b and self._func is other._func\n"
    "    def __ne__(self, other):\n"
    "        return not self == other\n"
    "    def __hash__(self):\n"
    "        return hash(_target(self)) ^ id(self._func)\n"
    "class finalize:\n"
    "    _registry = {}\n"
    "    _next = 0\n"
    "    _before = False\n"
    "    def __init__(self, obj, func, *args, **kwargs):\n"
    "        if finalize._before is False:\n"
    "            finalize._before = _atexit(finalize._exitfunc)\n"
    "        finalize._next += 1\n"
    "        self._atexit = True\n"
    "        self._registry[self] = ref(obj, lambda r: self()), func, args, kwargs, finalize._next\n"
    "    def __call__(self, _=None):\n"
    "        info = self._registry.pop(self, None)\n"
    "        return None if info is None else info[1](*info[2], **info[3])\n"
    "    def peek(self):\n"
    "        info = self._registry.get(self)\n"
    "        o = None if info is None else info[0]()\n"
    "        return None if o is None else (o, info[1], info[2], info[3])\n"
    "    def detach(self):\n"
    "        found = self.peek()\n"
    "        if found is not None:\n"
    "            del self._registry[self]\n"
    "        return found\n"
    "    @property\n"
    "    def alive(self):\n"
    "        return self in self._registry\n"
    "    @property\n"
    "    def atexit(self):\n"
    "        return self.alive and self._atexit\n"
    "    @atexit.setter\n"
    "    def atexit(self, value):\n"
    "        if self.alive:\n"
    "            self._atexit = bool(value)\n"
    "    def __repr__(self):\n"
    "        found = self.peek()\n"
    "        if found is None:\n"
    "            return '<finalize object at 0x%x; dead>' % id(self)\n"
    "        return '<finalize object at 0x%x; for %r at 0x%x>' % (id(self), type(found[0]).__name__, id(found[0]))\n"
    "    @staticmethod\n"
    "    def _exitfunc():\n"
    "        while True:\n"
    "            left = [(info[4], f) for f, info in finalize._registry.items() if f._atexit]\n"
    "            if not left:\n"
    "                break\n"
    "            f = max(left, key=lambda pair: pair[0])[1]\n"
    "            try:\n"
    "                f()\n"
    "            except Exception as e:\n"
    "                _print(e)\n"
    "        if finalize._before is not None:\n"
    "            finalize._before()\n"
    #endif
;

#ifndef TYPEOBJECT_VM

// For WeakMethod: the object, the function and what makes a bound method of them; None for any
// other value.
static mp_obj_t bind(mp_obj_t function, mp_obj_t self) {
    return mp_obj_new_bound_meth(function, self);
}
static MP_DEFINE_CONST_FUN_OBJ_2(bind_obj, bind);

static mp_obj_t parts(mp_obj_t o) {
    PyObject *found[2];
    if (!PORT(method_get)(enter(o), found)) {
        return mp_const_none;
    }
    mp_obj_t items[3] = {leave(found[1]), leave(found[0]), MP_OBJ_FROM_PTR(&bind_obj)};
    return mp_obj_new_tuple(3, items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(parts_obj, parts);

// What a reference refers to, whatever its class has made of calling it.
static mp_obj_t target(mp_obj_t r) {
    return leave(PyWeakref_GetObject(enter(r)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(target_obj, target);

static mp_obj_t print_error(mp_obj_t e) {
    mp_obj_print_exception(&mp_stderr_print, e);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(print_error_obj, print_error);

// Has a function called at the end of the program: what was to be called then, or None.
static mp_obj_t at_exit(mp_obj_t function) {
    #if MICROPY_PY_SYS_ATEXIT
    mp_obj_t before = MP_STATE_VM(sys_exitfunc);
    MP_STATE_VM(sys_exitfunc) = function;
    return before == MP_OBJ_NULL ? mp_const_none : before;
    #else
    (void)function;
    return mp_const_none;
    #endif
}
static MP_DEFINE_CONST_FUN_OBJ_1(at_exit_obj, at_exit);

#endif

void typeobject_weakref_load(qstr name, mp_obj_t *dest);
DECLARE_PART(void, weakref_load, qstr name, mp_obj_t *dest);

static mp_obj_dict_t *contents(void) {
    mp_obj_t made = MP_STATE_VM(typeobject_weakref);
    if (made == MP_OBJ_NULL) {
        typeobject_init();
        made = mp_obj_new_dict(0);
        mp_obj_dict_store(made, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_OBJ_NEW_QSTR(MP_QSTR_weakref));
        if (typeobject_weakref_module((PyObject *)made) < 0) {
            typeobject_raise_pending("weakref");
        }
        #ifndef TYPEOBJECT_VM
        mp_obj_dict_store(made, MP_OBJ_NEW_QSTR(MP_QSTR__parts), MP_OBJ_FROM_PTR(&parts_obj));
        mp_obj_dict_store(made, MP_OBJ_NEW_QSTR(MP_QSTR__target), MP_OBJ_FROM_PTR(&target_obj));
        mp_obj_dict_store(made, MP_OBJ_NEW_QSTR(MP_QSTR__print), MP_OBJ_FROM_PTR(&print_error_obj));
        mp_obj_dict_store(made, MP_OBJ_NEW_QSTR(MP_QSTR__atexit), MP_OBJ_FROM_PTR(&at_exit_obj));
        #endif
        mp_lexer_t *lexer = mp_lexer_new_from_str_len(MP_QSTR_weakref, source, sizeof(source) - 1, 0);
        mp_parse_compile_execute(lexer, MP_PARSE_FILE_INPUT, MP_OBJ_TO_PTR(made), MP_OBJ_TO_PTR(made));
        MP_STATE_VM(typeobject_weakref) = made;
    }
    return MP_OBJ_TO_PTR(made);
}

void typeobject_weakref_load(qstr name, mp_obj_t *dest) {
    mp_map_elem_t *e = mp_map_lookup(&contents()->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    if (e != NULL) {
        dest[0] = e->value;
    }
}

void typeobject_weakref_attr(mp_obj_t module, qstr name, mp_obj_t *dest);

void typeobject_weakref_attr(mp_obj_t module, qstr name, mp_obj_t *dest) {
    (void)module;
    if (dest[0] == MP_OBJ_NULL && HAS_PART(weakref_load)) {
        PART(weakref_load)(name, dest);
    }
}

static const mp_rom_map_elem_t globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_weakref)},
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t typeobject_weakref_mod = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_weakref, typeobject_weakref_mod);
MP_REGISTER_MODULE_DELEGATION(typeobject_weakref_mod, typeobject_weakref_attr);

#endif
