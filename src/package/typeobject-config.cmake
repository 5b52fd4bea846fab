# find_package(typeobject): the headers, and a function that makes extension modules.
#
#   typeobject_add_module(NAME SOURCES FILE... [MODE universal|cpython|vm])
#
# universal (the default) makes NAME.so, one file for every CPython from 3.8 and for hosted
# MicroPython; cpython one for the CPython that find_package(Python) finds; vm an object
# library to link into firmware. NAME is a target like any other.
#
# Targets to link with, for who makes the library in another way: typeobject::universal,
# typeobject::cpython and typeobject::vm. Variable: typeobject_INCLUDE_DIR, where
# typeobject.h is, and python/Python.h below it.
cmake_minimum_required(VERSION 3.15)

get_filename_component(typeobject_INCLUDE_DIR "${CMAKE_CURRENT_LIST_DIR}/../../../include/typeobject" ABSOLUTE)

if(NOT TARGET typeobject::universal)
    # Lazy: a function that a host lacks must not keep the module from loading.
    # pythoncapi_compat.h skips itself: the header has what it would add.
    add_library(typeobject::universal INTERFACE IMPORTED)
    set_target_properties(typeobject::universal PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${typeobject_INCLUDE_DIR}/python;${typeobject_INCLUDE_DIR}"
        INTERFACE_COMPILE_DEFINITIONS "PYTHONCAPI_COMPAT="
        INTERFACE_LINK_OPTIONS "LINKER:-z,lazy")

    add_library(typeobject::cpython INTERFACE IMPORTED)
    set_target_properties(typeobject::cpython PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${typeobject_INCLUDE_DIR}"
        INTERFACE_COMPILE_DEFINITIONS "TYPEOBJECT_CPYTHON")

    add_library(typeobject::vm INTERFACE IMPORTED)
    set_target_properties(typeobject::vm PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${typeobject_INCLUDE_DIR}/python;${typeobject_INCLUDE_DIR}"
        INTERFACE_COMPILE_DEFINITIONS "TYPEOBJECT_VM;PYTHONCAPI_COMPAT=")
endif()

function(typeobject_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 module "" "MODE" "SOURCES")
    if(module_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "typeobject_add_module(${name}): what is ${module_UNPARSED_ARGUMENTS}? Name files after SOURCES")
    endif()
    if(NOT module_SOURCES)
        message(FATAL_ERROR "typeobject_add_module(${name}): name the module's files after SOURCES")
    endif()
    if(NOT module_MODE)
        set(module_MODE universal)
    endif()
    if(module_MODE STREQUAL "universal")
        add_library(${name} MODULE ${module_SOURCES})
        set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX ".so")
    elseif(module_MODE STREQUAL "cpython")
        if(NOT COMMAND Python_add_library)
            message(FATAL_ERROR "typeobject_add_module(${name} MODE cpython): say find_package(Python COMPONENTS Interpreter Development.Module REQUIRED) before")
        endif()
        Python_add_library(${name} MODULE WITH_SOABI ${module_SOURCES})
    elseif(module_MODE STREQUAL "vm")
        add_library(${name} OBJECT ${module_SOURCES})
    else()
        message(FATAL_ERROR "typeobject_add_module(${name}): MODE is universal, cpython or vm, not ${module_MODE}")
    endif()
    target_link_libraries(${name} PRIVATE typeobject::${module_MODE})
endfunction()
