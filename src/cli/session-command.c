/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-session-acts.h"

#define MAX_PEOPLE 100000

static gboolean
run_open (const GvtArgs *args, GError **error)
{
  const char *name = gvt_args_require (args, "name", error);
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit, session;

  if (name == NULL || !gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL || !gvt_sessions_open (profile, &visit, name, &session, error))
    return FALSE;
  gvt_cli_print_id (args, &session);
  return TRUE;
}

static const GvtOption open_options[] = {
  { "name", "TEXT", N_ ("what the class is called") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_open_command = {
  .name = "session open",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("opens a class of a visit and prints the session's id"),
  .options = open_options,
  .run = run_open,
};

static gboolean
run_attend (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  gint64 men = 0, women = 0;
  GvtId session;

  if (gvt_args_require (args, "men", error) == NULL
      || gvt_args_require (args, "women", error) == NULL
      || !gvt_args_get_int (args, "men", 0, MAX_PEOPLE, &men, error)
      || !gvt_args_get_int (args, "women", 0, MAX_PEOPLE, &women, error)
      || !gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL
         && gvt_sessions_attend (profile, &session, (guint) men, (guint) women, error);
}

static const GvtOption attend_options[] = {
  { "men", "N", N_ ("men and boys present") },
  { "women", "N", N_ ("women and girls present") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_attend_command = {
  .name = "session attend",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("counts who is present; a later count replaces this one"),
  .options = attend_options,
  .run = run_attend,
};

static gboolean
run_teach (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  GvtModule *module;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  if (library == NULL)
    return FALSE;
  module = gvt_module_library_find (library, gvt_args_operand (args, 1), error);
  return module != NULL && gvt_sessions_teach (profile, &session, module, error);
}

const GvtCommand gvt_session_teach_command = {
  .name = "session teach",
  .operands = "SESSION MODULE",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("notes that a module is taught; its exact content is pinned"),
  .run = run_teach,
};

static gboolean
run_close (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL && gvt_sessions_close (profile, &session, error);
}

const GvtCommand gvt_session_close_command = {
  .name = "session close",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("closes a session for good, signed by the user"),
  .run = run_close,
};
