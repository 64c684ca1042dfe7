# Sets `out` to the whole path of a copy of lib`name`.a without unwind tables, under CMAKE_BINARY_DIR/trimmed: together 670 KB
# less in a program. Only for C that never calls back C++ which throws: no exception passes through it. Sections named behind
# are left out as well.
function(cicd_trimmed_archive out name)
  find_library(CICD_${name}_ARCHIVE lib${name}.a REQUIRED)
  set(archive ${CICD_${name}_ARCHIVE})
  set(trimmed ${CMAKE_BINARY_DIR}/trimmed${archive})
  if(${archive} IS_NEWER_THAN ${trimmed} OR ${CMAKE_CURRENT_LIST_FILE} IS_NEWER_THAN ${trimmed}
     OR ${CMAKE_CURRENT_FUNCTION_LIST_FILE} IS_NEWER_THAN ${trimmed})
    get_filename_component(directory ${trimmed} DIRECTORY)
    file(MAKE_DIRECTORY ${directory})
    set(removed ${ARGN} .eh_frame)
    list(TRANSFORM removed REPLACE "(.+)" "--remove-section=\\1;--remove-section=.rela\\1")
    execute_process(COMMAND ${CMAKE_OBJCOPY} --enable-deterministic-archives ${removed} ${archive} ${trimmed}
      COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(${out} ${trimmed} PARENT_SCOPE)
endfunction()
