# What find_package(typeobject VERSION) asks: the same first number, and not older; below 1.0
# the second number counts as the first.
set(PACKAGE_VERSION "@VERSION@")
string(REGEX MATCH "^(0\\.)?[0-9]+" typeobject_has "${PACKAGE_VERSION}")
string(REGEX MATCH "^(0\\.)?[0-9]+" typeobject_wanted "${PACKAGE_FIND_VERSION}")
if(PACKAGE_FIND_VERSION STREQUAL PACKAGE_VERSION)
    set(PACKAGE_VERSION_EXACT TRUE)
endif()
if(NOT PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION
   AND (typeobject_has STREQUAL typeobject_wanted OR NOT PACKAGE_FIND_VERSION))
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
