# For firmware of a port that builds with CMake: USER_C_MODULES=… with the path of this file.
if(NOT TYPEOBJECT)
    set(TYPEOBJECT {{source}})
endif()
include(${TYPEOBJECT}/ffi/micropython/micropython.cmake)
typeobject_add_module({{name}} SOURCES Cargo.toml)
