// What the VM has for values that need no object. Only the preprocessor reads this file; values.sh
// makes a header for modules of what it says.
#include "py/obj.h"

typeobject_value TYPEOBJECT_NONE mp_const_none
typeobject_value TYPEOBJECT_TRUE mp_const_true
typeobject_value TYPEOBJECT_FALSE mp_const_false
