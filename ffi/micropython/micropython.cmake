# Joins modules for CPython's C-API, and the runtime, to a MicroPython image whose port builds with
# CMake (rp2, esp32): what micropython.mk does for make, by the same scripts.
#
# USER_C_MODULES names a file micropython.cmake, which says:
#
#   include(/where/typeobject/is/ffi/micropython/micropython.cmake)
#   typeobject_add_module(mymodule SOURCES mymodule.c)
#
# Sources are beside that file. typeobject_mymodule is a target like any other: what
# target_compile_definitions(), target_compile_options() and target_include_directories() say of
# it is for the module's sources alone. A module in Rust has its Cargo.toml in the place of
# mymodule.c, or its only source (module.sh), and no such target.
if(CMAKE_VERSION VERSION_LESS 3.19)
    message(FATAL_ERROR "typeobject: CMake ${CMAKE_VERSION} is too old; 3.19 is the oldest that serves")
endif()
include_guard(GLOBAL)
cmake_policy(VERSION 3.19)

set(TYPEOBJECT_DIR ${CMAKE_CURRENT_LIST_DIR})
get_filename_component(TYPEOBJECT_ROOT ${TYPEOBJECT_DIR}/../.. ABSOLUTE)
set(TYPEOBJECT_BUILD ${CMAKE_CURRENT_BINARY_DIR}/typeobject)

# Compiled with the VM's flags; those with rows of bound.h apart. Interned strings are looked for
# in the first and in the table of modules.
set(TYPEOBJECT_PORT value.c object.c type.c call.c attr.c slots.c class.c gc.c import.c weakref.c thread.c exception.c)
set(TYPEOBJECT_PORT_LIB varargs.c eabi.c printf.c)
set(TYPEOBJECT_LINKED ${TYPEOBJECT_BUILD}/linked.c)
list(TRANSFORM TYPEOBJECT_PORT PREPEND ${TYPEOBJECT_DIR}/)
list(TRANSFORM TYPEOBJECT_PORT_LIB PREPEND ${TYPEOBJECT_DIR}/)

list(APPEND MICROPY_SOURCE_USERMOD ${TYPEOBJECT_PORT} ${TYPEOBJECT_DIR}/bound.c ${TYPEOBJECT_LINKED})
list(APPEND MICROPY_INC_USERMOD ${TYPEOBJECT_ROOT}/include)
list(APPEND MICROPY_CPP_DEF_EXTRA TYPEOBJECT_VM)

# What the port must see of the VM before the VM does it, and the functions of hooks.h.
set(TYPEOBJECT_WRAP gc_alloc gc_realloc gc_collect gc_collect_start gc_collect_end mp_deinit mp_binary_op
    mp_call_function_n_kw mp_call_method_n_kw mp_load_attr mp_load_build_class mp_load_method mp_load_method_maybe
    mp_obj_new_instance mp_obj_print_helper mp_module_get_builtin mp_store_attr gc_sweep_all)
set(TYPEOBJECT_HOOKS type_make_new type_attr type_print super_attr memoryview_make_new exception_attr weakref_attr)

# The module NAME: an object library, whose objects rom.py and roots.sh make those of the image from.
function(typeobject_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 module "" "" "SOURCES")
    if(module_UNPARSED_ARGUMENTS OR NOT module_SOURCES)
        message(FATAL_ERROR "typeobject_add_module(${name}): name the module's files after SOURCES")
    endif()
    set(sources)
    set(rust)
    foreach(source ${module_SOURCES})
        get_filename_component(source ${source} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_LIST_DIR})
        if(source MATCHES "\\.(rs|toml)$")
            list(APPEND rust ${source})
        else()
            list(APPEND sources ${source})
        endif()
    endforeach()
    set_property(GLOBAL APPEND PROPERTY TYPEOBJECT_MODULES ${name})
    set_property(GLOBAL PROPERTY TYPEOBJECT_RUST_${name} ${rust})
    if(NOT sources)
        return()
    endif()
    # The second is for what the compiler says alone, of writes to what is constant.
    foreach(target typeobject_${name} typeobject_${name}_const)
        add_library(${target} OBJECT ${sources})
    endforeach()
    typeobject_copy(typeobject_${name}_const typeobject_${name} DEFINITIONS INCLUDES OPTIONS)
    target_compile_definitions(typeobject_${name}_const PRIVATE TYPEOBJECT_CHECK_CONST)
    target_compile_options(typeobject_${name}_const PRIVATE -w)
endfunction()

# typeobject_copy(TO FROM WHAT...): TO is compiled as FROM is.
function(typeobject_copy to from)
    foreach(what ${ARGN})
        if(what STREQUAL "DEFINITIONS")
            target_compile_definitions(${to} PRIVATE $<TARGET_PROPERTY:${from},COMPILE_DEFINITIONS>)
        elseif(what STREQUAL "INCLUDES")
            target_include_directories(${to} PRIVATE $<TARGET_PROPERTY:${from},INCLUDE_DIRECTORIES>)
        else()
            target_compile_options(${to} PRIVATE $<TARGET_PROPERTY:${from},COMPILE_OPTIONS>)
        endif()
    endforeach()
endfunction()

# The table of modules.
function(typeobject_write_linked modules)
    set(text "#include \"${TYPEOBJECT_DIR}/linked.h\"\n#include \"py/objmodule.h\"\n")
    foreach(m ${modules})
        string(APPEND text "struct _object *PyInit_${m}(void);\n"
            "TYPEOBJECT_ATTRIBUTES(${m});\n"
            "MP_REGISTER_MODULE(MP_QSTR_${m}, typeobject_linked_place);\n"
            "extern void *typeobject_data_${m}[], *typeobject_data_end_${m}[];\n"
            "extern void *typeobject_bss_${m}[], *typeobject_bss_end_${m}[];\n")
    endforeach()
    string(APPEND text "const mp_obj_module_t typeobject_linked_place = "
        "{{&mp_type_module}, (mp_obj_dict_t *)&mp_const_empty_dict_obj};\n"
        "const typeobject_linked_module typeobject_linked[] = {\n")
    foreach(m ${modules})
        string(APPEND text "    {MP_QSTR_${m}, PyInit_${m}, typeobject_rom_module_${m}},\n")
    endforeach()
    string(APPEND text "    {0, NULL, NULL},\n};\nconst typeobject_variables typeobject_linked_variables[] = {\n")
    foreach(m ${modules})
        string(APPEND text "    {typeobject_data_${m}, typeobject_data_end_${m}},\n"
            "    {typeobject_bss_${m}, typeobject_bss_end_${m}},\n")
    endforeach()
    string(APPEND text "    {NULL, NULL},\n};\n")
    file(CONFIGURE OUTPUT ${TYPEOBJECT_LINKED} CONTENT "${text}" @ONLY)
endfunction()

# When the port has said everything: MICROPY_TARGET is there, and what mkrules.cmake sets.
function(typeobject_finish)
    if(NOT TARGET "${MICROPY_TARGET}" OR NOT MICROPY_QSTRDEFS_PREPROCESSED)
        message(FATAL_ERROR "typeobject: the port has no target MICROPY_TARGET with MicroPython's rules in this folder")
    endif()
    get_property(modules GLOBAL PROPERTY TYPEOBJECT_MODULES)
    typeobject_write_linked("${modules}")
    set(include ${TYPEOBJECT_ROOT}/include)
    set(header ${include}/typeobject.h)

    # What says for which processor.
    string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_C_FLAGS} ${CMAKE_C_FLAGS_${type}}")
    get_target_property(options ${MICROPY_TARGET} COMPILE_OPTIONS)
    get_directory_property(all COMPILE_OPTIONS)
    list(APPEND options ${all})
    list(FILTER options INCLUDE REGEX "^-m")
    set(compiler ${CMAKE_C_COMPILER} ${flags} ${options})
    foreach(tool ld objdump)
        execute_process(COMMAND ${CMAKE_C_COMPILER} -print-prog-name=${tool} OUTPUT_VARIABLE ${tool} OUTPUT_STRIP_TRAILING_WHITESPACE)
    endforeach()

    file(GLOB_RECURSE rust CONFIGURE_DEPENDS ${TYPEOBJECT_ROOT}/src/*.rs)
    set(runtime ${TYPEOBJECT_BUILD}/runtime.o)
    add_custom_command(
        OUTPUT ${runtime}
        COMMAND sh ${TYPEOBJECT_DIR}/runtime.sh ${runtime} ${compiler}
        DEPENDS ${rust} ${TYPEOBJECT_ROOT}/Cargo.toml ${TYPEOBJECT_DIR}/runtime.sh ${TYPEOBJECT_DIR}/cargo.sh
        COMMENT "Compiling typeobject's runtime"
        VERBATIM
    )

    # What words the VM's values are: what the compiler makes of values.c is a text.
    add_library(typeobject_values OBJECT ${TYPEOBJECT_DIR}/values.c)
    typeobject_copy(typeobject_values ${MICROPY_TARGET} DEFINITIONS INCLUDES OPTIONS)
    target_compile_options(typeobject_values PRIVATE -DNO_QSTR -E)
    set(values ${TYPEOBJECT_BUILD}/values.h)
    add_custom_command(
        OUTPUT ${values}
        COMMAND sh ${TYPEOBJECT_DIR}/values.sh ${values} $<TARGET_OBJECTS:typeobject_values>
        DEPENDS $<TARGET_OBJECTS:typeobject_values> ${TYPEOBJECT_DIR}/values.sh
        VERBATIM
    )
    add_custom_target(typeobject_values_h DEPENDS ${values})
    add_dependencies(typeobject_values_h typeobject_values)

    # The modules' objects: each module one, then all of them through rom.py, then each with its
    # variables between symbols. They are compiled as extensions are: the VM's port decides neither
    # their warnings nor what malloc is.
    set(rom ${TYPEOBJECT_BUILD}/rom.c)
    set(qstrs ${TYPEOBJECT_BUILD}/rom.qstr)
    set(objects)
    set(checked)
    set(pairs)
    set(join)
    set(bound)
    set(waits)
    foreach(m ${modules})
        set(library typeobject_${m})
        set(object ${TYPEOBJECT_BUILD}/${m})
        set(parts)
        if(TARGET ${library})
            typeobject_copy(${library} ${MICROPY_TARGET} OPTIONS)
            target_include_directories(${library} PRIVATE ${include}/python ${include})
            target_compile_definitions(${library} PRIVATE TYPEOBJECT_VM)
            foreach(f malloc calloc realloc free strdup strndup abort snprintf vsnprintf sprintf vsprintf)
                target_compile_definitions(${library} PRIVATE ${f}=typeobject_${f})
            endforeach()
            target_compile_options(${library} PRIVATE -ffunction-sections -fdata-sections -fno-lto
                -fno-single-precision-constant -fno-optimize-sibling-calls -Wno-error -Wno-missing-prototypes
                -Wno-old-style-definition -include ${values} -fno-tree-tail-merge -fno-if-conversion
                -Wno-cast-align -Wno-double-promotion -Wno-float-conversion -Wno-pointer-arith -Wno-discarded-qualifiers)
            add_dependencies(${library} typeobject_values_h)
            add_dependencies(${library}_const typeobject_values_h)
            list(APPEND parts $<TARGET_OBJECTS:${library}>)
            list(APPEND checked $<TARGET_OBJECTS:${library}_const>)
            list(APPEND waits ${library} ${library}_const)
        endif()
        # cargo knows what is fresh.
        get_property(rust GLOBAL PROPERTY TYPEOBJECT_RUST_${m})
        foreach(source ${rust})
            string(MD5 hash ${source})
            set(part ${object}.${hash}.o)
            add_custom_target(typeobject_${m}_${hash}
                COMMAND sh ${TYPEOBJECT_DIR}/module.sh ${part} ${source} ${compiler}
                BYPRODUCTS ${part}
                COMMENT "Compiling ${source}"
                VERBATIM
            )
            list(APPEND parts ${part})
            list(APPEND waits typeobject_${m}_${hash})
        endforeach()
        list(APPEND checked ${parts})
        list(APPEND objects ${object}.o)
        list(APPEND pairs ${m} ${object}.raw.o=${object}.rom.o)
        list(APPEND join COMMAND ${ld} -r --unique -o ${object}.raw.o ${parts})
        list(APPEND bound COMMAND sh ${TYPEOBJECT_DIR}/roots.sh ${ld} ${object}.rom.o ${object}.o ${m})
    endforeach()
    add_custom_command(
        OUTPUT ${rom} ${objects}
        BYPRODUCTS ${qstrs}
        ${join}
        COMMAND ${Python3_EXECUTABLE} ${TYPEOBJECT_DIR}/rom.py --objdump ${objdump} --source ${rom} --qstrs ${qstrs} ${pairs}
        ${bound}
        DEPENDS ${checked} ${header} ${TYPEOBJECT_DIR}/rom.py ${TYPEOBJECT_DIR}/follow.py ${TYPEOBJECT_DIR}/roots.sh
        COMMENT "Moving the modules' tables to flash"
        VERBATIM
        COMMAND_EXPAND_LISTS
    )
    add_custom_target(typeobject_rom DEPENDS ${rom} ${objects})
    add_dependencies(typeobject_rom ${waits})

    # Their names are the VM's interned strings, beside those that its sources have.
    add_custom_command(
        OUTPUT ${MICROPY_QSTRDEFS_PREPROCESSED} APPEND
        COMMAND cat ${qstrs} >> ${MICROPY_QSTRDEFS_PREPROCESSED}
        DEPENDS ${qstrs}
    )
    add_custom_target(typeobject_genhdr
        DEPENDS ${MICROPY_QSTRDEFS_GENERATED} ${MICROPY_MODULEDEFS} ${MICROPY_ROOT_POINTERS}
            $<$<BOOL:${MICROPY_ROM_TEXT_COMPRESSION}>:${MICROPY_COMPRESSED_DATA}>)
    add_dependencies(typeobject_genhdr typeobject_rom)

    # What has the VM's headers, compiled as the VM is; what the compiler warns of in those is not ours.
    add_library(typeobject_port OBJECT ${TYPEOBJECT_PORT} ${TYPEOBJECT_PORT_LIB})
    add_library(typeobject_rows OBJECT ${TYPEOBJECT_DIR}/bound.c ${TYPEOBJECT_DIR}/exceptions.c ${rom})
    foreach(library typeobject_port typeobject_rows)
        typeobject_copy(${library} ${MICROPY_TARGET} DEFINITIONS INCLUDES OPTIONS)
        target_compile_definitions(${library} PRIVATE TYPEOBJECT_VM)
        target_include_directories(${library} PRIVATE ${include})
        target_compile_options(${library} PRIVATE -ffunction-sections -fdata-sections -fno-lto -w)
        add_dependencies(${library} typeobject_genhdr)
    endforeach()
    # What `-Os` does for speed all the same.
    target_compile_options(typeobject_port PRIVATE -fno-expensive-optimizations -fno-tree-loop-im
        -fno-move-loop-invariants -fno-optimize-sibling-calls -fno-if-conversion -fno-tree-switch-conversion
        -fno-jump-tables -fno-cse-follow-jumps)
    foreach(hook objtype=TYPE objarray=MEMORYVIEW objexcept=EXCEPTION)
        string(REPLACE "=" ";" hook ${hook})
        list(POP_BACK hook name)
        set_property(SOURCE ${MICROPY_PY_DIR}/${hook}.c APPEND PROPERTY COMPILE_OPTIONS
            -DTYPEOBJECT_HOOK_${name} -include${TYPEOBJECT_DIR}/hooks.h)
    endforeach()
    # Where the image is optimised as a whole: what is wrapped and who wraps it are symbols.
    foreach(source gc runtime objtype objmodule qstr)
        set_property(SOURCE ${MICROPY_PY_DIR}/${source}.c APPEND PROPERTY COMPILE_OPTIONS -fno-lto)
    endforeach()

    # What the modules bring in of the runtime's types and exceptions, and its optional parts.
    set(tables ${TYPEOBJECT_BUILD}/tables.o)
    set(link "${ld} -r --gc-sections")
    foreach(name ${TYPEOBJECT_WRAP})
        string(APPEND link " -u __wrap_${name}")
    endforeach()
    foreach(name ${TYPEOBJECT_HOOKS})
        string(APPEND link " -u typeobject_${name}")
    endforeach()
    foreach(name ${modules})
        string(APPEND link " -u PyInit_${name} -u typeobject_rom_module_${name}")
    endforeach()
    set(rows $<TARGET_OBJECTS:typeobject_rows>)
    set(port $<TARGET_OBJECTS:typeobject_port>)
    list(JOIN objects " " words)
    add_custom_command(
        OUTPUT ${tables}
        COMMAND ${CMAKE_COMMAND} -E env PYTHON=${Python3_EXECUTABLE} sh ${TYPEOBJECT_DIR}/tables.sh ${tables}
            "$<JOIN:${rows}, > ${runtime}" ${words} "${link} ${runtime} $<JOIN:${port}, > $<JOIN:${rows}, > ${words}"
            ${compiler} -fno-lto
        DEPENDS ${runtime} ${port} ${rows} ${objects} ${TYPEOBJECT_DIR}/tables.sh ${TYPEOBJECT_DIR}/formats.py
        COMMENT "Binding what the modules need"
        VERBATIM
    )

    set_source_files_properties(${runtime} ${tables} ${objects} PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
    target_sources(${MICROPY_TARGET} PRIVATE ${TYPEOBJECT_LINKED} ${port} ${rows} ${runtime} ${tables} ${objects})
    add_dependencies(${MICROPY_TARGET} typeobject_genhdr typeobject_port typeobject_rows)
    list(TRANSFORM TYPEOBJECT_WRAP PREPEND "-Wl,--wrap=" OUTPUT_VARIABLE wrap)
    target_link_options(${MICROPY_TARGET} PUBLIC ${wrap})
endfunction()

# Variables are looked up then.
cmake_language(DEFER CALL typeobject_finish)
