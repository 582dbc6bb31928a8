/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-attendance.h"
#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-close-check.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-people-list.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"

#define MAX_PEOPLE 100000
#define MAX_LINES  (256 * 1024)

static gboolean
run_open (const GvtArgs *args, GError **error)
{
  const char *name = gvt_args_require (args, "name", error);
  const char *held = gvt_args_get (args, "held");
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit, session;

  if (name == NULL || !gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL
      || !gvt_sessions_open_held (profile, &visit, name, held != NULL ? held : "", &session, error))
    return FALSE;
  gvt_cli_print_id (args, &session);
  return TRUE;
}

static const GvtOption open_options[] = {
  { "name", "TEXT", N_ ("what the class is called") },
  { "held", "YYYY-MM-DD", N_ ("the day of a class that was held on paper and is recorded now") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_open_command = {
  .name = "session open",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("opens a class of a visit and prints the session's id"),
  .details = N_ ("A class with --held is marked as recorded later wherever it is shown and "
                 "reported. The day is not to come, and at most 60 days before that of the visit."),
  .options = open_options,
  .run = run_open,
};

/* Returns: (transfer full) (nullable): what @option names, or standard input */
static char *
read_text (const GvtArgs *args, const char *option, GError **error)
{
  const char *path = gvt_args_get (args, option);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_equal (path, "-") && g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") == 0)
    return gvt_usage_error (error, _ ("Standard input can be the passphrase or the people, not "
                                      "both.")),
           NULL;
  bytes = gvt_cli_read_input (path, MAX_LINES, error);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static gboolean
attend_with_groups (const GvtArgs *args, const GvtId *session, GError **error)
{
  g_autofree char *text = read_text (args, "groups", error);
  g_autoptr (GvtPeopleGroups) groups = NULL;
  g_autoptr (GvtProfile) profile = NULL;

  groups = text != NULL ? gvt_people_groups_read_lines (text, error) : NULL;
  profile = groups != NULL ? gvt_cli_unlock (args, error) : NULL;
  return profile != NULL && gvt_sessions_count_people (profile, session, groups, error);
}

static gboolean
attend_with_names (const GvtArgs *args, const GvtId *session, GError **error)
{
  g_autofree char *text = read_text (args, "names", error);
  g_autoptr (GPtrArray) people = text != NULL ? gvt_people_read_lines (text, error) : NULL;
  g_autoptr (GvtProfile) profile = people != NULL ? gvt_cli_unlock (args, error) : NULL;

  return profile != NULL && gvt_sessions_list_people (profile, session, people, error);
}

/* A third number shows a slip in the other two. */
static gboolean
check_total (const GvtArgs *args, gint64 men, gint64 women, GError **error)
{
  gint64 people = men + women;

  if (gvt_args_get (args, "people") == NULL)
    return TRUE;
  if (!gvt_args_get_int (args, "people", 0, MAX_PEOPLE, &people, error))
    return FALSE;
  if (women > people || men > people)
    gvt_error_tell (error, GVT_ERROR_BAD_INPUT,
                    women > people ? _ ("There are more women (%u) than people (%u). Nothing was "
                                        "recorded: look at the numbers.")
                                   : _ ("There are more men (%u) than people (%u). Nothing was "
                                        "recorded: look at the numbers."),
                    (guint) MAX (men, women), (guint) people);
  else if (men + women != people)
    gvt_error_tell (error, GVT_ERROR_BAD_INPUT,
                    _ ("%u men and %u women are not %u people. Nothing was recorded: count again."),
                    (guint) men, (guint) women, (guint) people);
  return men + women == people;
}

static gboolean
attend_with_sums (const GvtArgs *args, const GvtId *session, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  gint64 men = 0, women = 0;

  if (gvt_args_require (args, "men", error) == NULL
      || gvt_args_require (args, "women", error) == NULL
      || !gvt_args_get_int (args, "men", 0, MAX_PEOPLE, &men, error)
      || !gvt_args_get_int (args, "women", 0, MAX_PEOPLE, &women, error)
      || !check_total (args, men, women, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL
         && gvt_sessions_attend (profile, session, (guint) men, (guint) women, error);
}

static gboolean
run_attend (const GvtArgs *args, GError **error)
{
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  if (gvt_args_get (args, "names") != NULL)
    return attend_with_names (args, &session, error);
  return gvt_args_get (args, "groups") != NULL ? attend_with_groups (args, &session, error)
                                               : attend_with_sums (args, &session, error);
}

static const GvtOption attend_options[] = {
  { "men", "N", N_ ("men and boys present") },
  { "women", "N", N_ ("women and girls present") },
  { "people", "N", N_ ("all of them, to be compared with the two sums") },
  { "groups", "FILE", N_ ("instead: who is present by groups, \"-\" for standard input") },
  { "names", "FILE", N_ ("instead: adds people to the list, \"-\" for standard input") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_attend_command = {
  .name = "session attend",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("counts who is present; a later count replaces this one"),
  .details = N_ (
      "A line of FILE is a group: L (male) or P (female), an age band (0-16, 17-21, "
      "22-30, 31-59, 60+, or ? for who was not asked), a kind of disability as the voter "
      "list has them (0 for none, 1 physical, 2 intellectual, 3 mental, 4 speech, 5 "
      "hearing, 6 sight), and how many people: \"P 17-21 0 14\". No name is written.\n\n"
      "With --names a line of FILE is a person: name; L or P; age band; kind of disability; "
      "whether he walked in, yes or no; and consents, guardian or photo or both: \"Baiq "
      "Contoh;P;17-21;0;no;photo\". What follows the sex may be left out. Each gets the next "
      "card. All are added, or, where a line makes no sense, none. A name stays on this laptop "
      "unless the visit's plan says otherwise, and is erased on the day that the plan says."),
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

/* What the class lacks hinders nobody from closing it. */
static void
tell_left (const GvtArgs *args, const GvtCloseCheck *check, GvtModuleLibrary *library)
{
  g_autoptr (JsonObject) object = NULL;
  g_auto (GStrv) lines = NULL;

  if (gvt_args_has (args, "json"))
    {
      gvt_print_json_object (object = gvt_close_check_to_json (check));
      return;
    }
  lines = gvt_close_check_describe (check, library);
  for (guint i = 0; lines[i] != NULL; i++)
    gvt_warn ("%s\n", lines[i]);
}

static gboolean
run_close (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtCloseCheck) check = NULL;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  check = library != NULL ? gvt_close_check_read (profile, &session, error) : NULL;
  if (check == NULL || !gvt_sessions_close (profile, &session, error))
    return FALSE;
  tell_left (args, check, library);
  return TRUE;
}

const GvtCommand gvt_session_close_command = {
  .name = "session close",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("closes a session, signed by the user, and says what it lacks"),
  .details = N_ ("It is closed whatever it lacks: tests that are open or that not everybody "
                 "answered, and steps that were neither done nor skipped are named on standard "
                 "error. As JSON: {\"present\", \"tests\": [{\"id\", \"phase\", \"module\", "
                 "\"is_open\", \"n_missing\"}], \"steps\"}."),
  .run = run_close,
};
