/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PostgreSQL's own tools, which say what a database holds and put it into another one. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-postgres-private.h"
#include "gvt-postgres.h"

#define SCHEMA "govote"

/* Whoever lists processes reads arguments, and an address may hold a password: the tools find it in
 * their environment. */
static gboolean
set_place (GSubprocessLauncher *launcher, const char *address, GError **error)
{
  PQconninfoOption *options = PQconninfoParse (address, NULL);

  if (options == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("this is no address of a PostgreSQL database"));
      return FALSE;
    }

  for (PQconninfoOption *option = options; option->keyword != NULL; option++)
    if (option->val != NULL && option->envvar != NULL)
      g_subprocess_launcher_setenv (launcher, option->envvar, option->val, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  PQconninfoFree (options);
  return TRUE;
}

static gboolean
run_tool (const char *address, const char *const *arguments, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;

  if (program == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("%s is not here: install PostgreSQL's programs (postgresql-client)"),
                   arguments[0]);
      return FALSE;
    }
  if (!set_place (launcher, address, error))
    return FALSE;

  process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, error))
    return FALSE;
  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, "%s: %s", arguments[0],
               g_strstrip (g_strdelimit (said, "\n", ' ')));
  return FALSE;
}

gboolean
gvt_postgres_dump (const char *address, const char *path, GError **error)
{
  g_autofree char *file = g_strconcat ("--file=", path, NULL);
  const char *const arguments[] = {
    "pg_dump", "--format=custom", "--schema=" SCHEMA, "--no-password", file, NULL
  };

  return run_tool (address, arguments, error);
}

/* What the tools need to be told: pg_restore writes to standard output without a name. */
static char *
find_name (const char *address)
{
  PQconninfoOption *options = PQconninfoParse (address, NULL);
  char *name = NULL;

  for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    if (option->val != NULL
        && (g_str_equal (option->keyword, "dbname") || g_str_equal (option->keyword, "service")))
      {
        g_free (name);
        name = g_str_equal (option->keyword, "dbname")
                   ? g_strdup (option->val)
                   : g_strconcat ("service=", option->val, NULL);
      }
  PQconninfoFree (options);
  return name;
}

gboolean
gvt_postgres_load_dump (const char *address, const char *path, GError **error)
{
  g_autofree char *name = find_name (address);
  g_autofree char *database = g_strconcat ("--dbname=", name != NULL ? name : "", NULL);
  const char *const arguments[] = { "pg_restore",
                                    "--exit-on-error",
                                    "--single-transaction",
                                    "--no-owner",
                                    "--no-acl",
                                    "--no-password",
                                    database,
                                    path,
                                    NULL };

  return run_tool (address, arguments, error);
}
