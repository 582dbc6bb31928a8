/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One run of a built program, as a person's shell would run it. */
typedef struct
{
  int exit_code;
  char *out;
  char *err;
} GvtProgramRun;

/**
 * gvt_program_run_new:
 * @program: "govotectl" or "govote-central", of this build
 * @input: (nullable): what stands on standard input
 * @first: the first argument; more follow, %NULL-terminated
 *
 * With XDG folders inside gvt_test_folder(), and no terminal. A program that dies by a signal fails
 * the test.
 */
GvtProgramRun *gvt_program_run_new (const char *program, const char *input, const char *first, ...)
    G_GNUC_NULL_TERMINATED;
/** gvt_program_run_newv: the same, arguments as a %NULL-terminated array */
GvtProgramRun *
gvt_program_run_newv (const char *program, const char *input, const char *const *args);
/** gvt_program_run_va: the same on the data folder @data: "--data" and it, then a %NULL-terminated
 * list of arguments */
GvtProgramRun *gvt_program_run_va (const char *program, const char *data, va_list list);
/** gvt_program_do: @program on the data folder @data, "--data" first; it must succeed and say
 * nothing on standard error */
void gvt_program_do (const char *program, const char *data, ...) G_GNUC_NULL_TERMINATED;
/** gvt_program_run_on_terminal: the same with a terminal as standard output, whose text is in
 * `out`, with its \r */
GvtProgramRun *gvt_program_run_on_terminal (const char *program, const char *const *args);
void gvt_program_run_free (GvtProgramRun *self);

/** gvt_program_start: begins a run, without input; several may run at once. Returns: (transfer
 * full)
 */
GSubprocess *gvt_program_start (const char *program, const char *const *args);
/** gvt_program_start_fed: the same; it finds @input, at most what a pipe holds, on standard input
 */
GSubprocess *
gvt_program_start_fed (const char *program, const char *input, const char *const *args);
/** gvt_program_finish: waits for the end of what was started. @process: (transfer full) */
GvtProgramRun *gvt_program_finish (GSubprocess *process);

/** gvt_program_run_json: the JSON on standard output; anything else fails the test. Returns:
 * (transfer full) */
JsonNode *gvt_program_run_json (const GvtProgramRun *self);

/** gvt_program_assert_members: the members of @expected_json, an object, stand in @object with the
 * same values */
void gvt_program_assert_members (JsonObject *object, const char *expected_json);

/** gvt_program_serve: the centre in @folder, answering on loopback until gvt_program_stop().
 * Returns: (transfer full): the process; @address: (out) (transfer full) */
GSubprocess *gvt_program_serve (const char *folder, char **address);
/** gvt_program_stop: tells @server to end, and asserts that it ends well. (transfer full) */
void gvt_program_stop (GSubprocess *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtProgramRun, gvt_program_run_free)

G_END_DECLS
