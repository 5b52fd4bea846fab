// The module weakref, for a VM that has none: what the runtime has in C, and the classes that
// are easier in Python, compiled when they are first asked for.

#include "port.h"

#if !MICROPY_PY_WEAKREF && MICROPY_MODULE_ATTR_DELEGATION && MICROPY_ENABLE_COMPILER

#include "py/compile.h"
#include "py/lexer.h"

int typeobject_weakref_module(PyObject *dict);

// What the module has, made when it is first used.
MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_weakref);

static const char source[] =
    "class KeyedRef(ref):\n"
    "    def __new__(cls, value, callback, key):\n"
    "        return super().__new__(cls, value, callback)\n"
    "    def __init__(self, value, callback, key):\n"
    "        super().__init__(value, callback)\n"
    "        self.key = key\n"
    "class WeakValueDictionary:\n"
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
    "    def __len__(self):\n"
    "        return len(list(self.keys()))\n"
    "    def __iter__(self):\n"
    "        return self.keys()\n"
    "    def __repr__(self):\n"
    "        return '<WeakValueDictionary at 0x%x>' % id(self)\n"
    "    def get(self, key, default=None):\n"
    "        r = self.data.get(key)\n"
    "        value = r() if r is not None else None\n"
    "        return default if value is None else value\n"
    "    def items(self):\n"
    "        for key, r in list(self.data.items()):\n"
    "            value = r()\n"
    "            if value is not None:\n"
    "                yield key, value\n"
    "    def keys(self):\n"
    "        for key, value in self.items():\n"
    "            yield key\n"
    "    def values(self):\n"
    "        for key, value in self.items():\n"
    "            yield value\n"
    "    def valuerefs(self):\n"
    "        return list(self.data.values())\n"
    "    def clear(self):\n"
    "        self.data.clear()\n"
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
    "    def setdefault(self, key, default=None):\n"
    "        value = self.get(key)\n"
    "        if value is None:\n"
    "            self[key] = value = default\n"
    "        return value\n"
    "    def update(self, other=(), **kw):\n"
    "        for key, value in other.items() if hasattr(other, 'items') else other:\n"
    "            self[key] = value\n"
    "        for key, value in kw.items():\n"
    "            self[key] = value\n"
    "class WeakKeyDictionary:\n"
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
    "    def __len__(self):\n"
    "        return len(list(self.keys()))\n"
    "    def __iter__(self):\n"
    "        return self.keys()\n"
    "    def __repr__(self):\n"
    "        return '<WeakKeyDictionary at 0x%x>' % id(self)\n"
    "    def get(self, key, default=None):\n"
    "        return self.data.get(ref(key), default)\n"
    "    def items(self):\n"
    "        for r, value in list(self.data.items()):\n"
    "            key = r()\n"
    "            if key is not None:\n"
    "                yield key, value\n"
    "    def keys(self):\n"
    "        for key, value in self.items():\n"
    "            yield key\n"
    "    def values(self):\n"
    "        for key, value in self.items():\n"
    "            yield value\n"
    "    def keyrefs(self):\n"
    "        return list(self.data)\n"
    "    def pop(self, key, *default):\n"
    "        return self.data.pop(ref(key), *default)\n"
    "    def update(self, other=()):\n"
    "        for key, value in other.items() if hasattr(other, 'items') else other:\n"
    "            self[key] = value\n"
    "class WeakSet:\n"
    "    def __init__(self, values=()):\n"
    "        self.data = {}\n"
    "        def remove(r, data=self.data):\n"
    "            if r in data:\n"
    "                del data[r]\n"
    "        self._remove = remove\n"
    "        for value in values:\n"
    "            self.add(value)\n"
    "    def add(self, value):\n"
    "        self.data[ref(value, self._remove)] = True\n"
    "    def discard(self, value):\n"
    "        self.data.pop(ref(value), None)\n"
    "    def remove(self, value):\n"
    "        del self.data[ref(value)]\n"
    "    def clear(self):\n"
    "        self.data.clear()\n"
    "    def __contains__(self, value):\n"
    "        try:\n"
    "            return ref(value) in self.data\n"
    "        except TypeError:\n"
    "            return False\n"
    "    def __iter__(self):\n"
    "        for r in list(self.data):\n"
    "            value = r()\n"
    "            if value is not None:\n"
    "                yield value\n"
    "    def __len__(self):\n"
    "        return len(list(iter(self)))\n";

static mp_obj_dict_t *contents(void) {
    mp_obj_t made = MP_STATE_VM(typeobject_weakref);
    if (made == MP_OBJ_NULL) {
        typeobject_init();
        made = mp_obj_new_dict(0);
        mp_obj_dict_store(made, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_OBJ_NEW_QSTR(MP_QSTR_weakref));
        if (typeobject_weakref_module((PyObject *)made) < 0) {
            typeobject_raise_pending("weakref");
        }
        mp_lexer_t *lexer = mp_lexer_new_from_str_len(MP_QSTR_weakref, source, sizeof(source) - 1, 0);
        mp_parse_compile_execute(lexer, MP_PARSE_FILE_INPUT, MP_OBJ_TO_PTR(made), MP_OBJ_TO_PTR(made));
        MP_STATE_VM(typeobject_weakref) = made;
    }
    return MP_OBJ_TO_PTR(made);
}

void typeobject_weakref_attr(mp_obj_t module, qstr name, mp_obj_t *dest);

void typeobject_weakref_attr(mp_obj_t module, qstr name, mp_obj_t *dest) {
    (void)module;
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    mp_map_elem_t *e = mp_map_lookup(&contents()->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    if (e != NULL) {
        dest[0] = e->value;
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
