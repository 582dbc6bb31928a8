/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-command.h"

#include "gvt-error.h"
#include "gvt-test.h"

/* What the last command that ran was given, as "name|option=value|operand|". */
static GString *seen;

static gboolean
note (const char *name, const GvtArgs *args)
{
  const char *color = gvt_args_get (args, "color");

  g_string_assign (seen, name);
  if (color != NULL)
    g_string_append_printf (seen, "|color=%s", color);
  if (gvt_args_has (args, "json"))
    g_string_append (seen, "|json");
  for (guint i = 0; i < gvt_args_n_operands (args); i++)
    g_string_append_printf (seen, "|%s", gvt_args_operand (args, i));
  return TRUE;
}

static gboolean
run_paint (const GvtArgs *args, GError **error)
{
  return note ("paint", args);
}

static gboolean
run_fail (const GvtArgs *args, GError **error)
{
  gint64 code = GVT_ERROR_STATE;

  if (!gvt_args_get_int (args, "code", 0, 100, &code, error))
    return FALSE;
  g_set_error_literal (error, GVT_ERROR, (int) code, "as asked");
  return FALSE;
}

static const GvtOption paint_options[] = { { "color", "NAME", "which paint" },
                                           { NULL, NULL, NULL } };
static const GvtOption fail_options[] = { { "code", "N", "which error" }, { NULL, NULL, NULL } };
static const GvtOption options[] = { { "json", NULL, "as JSON" }, { NULL, NULL, NULL } };
static const GvtCommand paint = {
  .name = "wall paint",
  .operands = "WALL...",
  .min_operands = 1,
  .max_operands = 2,
  .summary = "paints",
  .details = ".first\n\nsecond \\ word",
  .options = paint_options,
  .run = run_paint,
};
static const GvtCommand fail = {
  .name = "fail",
  .summary = "fails",
  .options = fail_options,
  .run = run_fail,
};
static const GvtCommand *const commands[] = { &paint, &fail, NULL };
static const GvtProgram program = {
  .name = "painter",
  .summary = "paints walls",
  .details = "For walls.",
  .options = options,
  .commands = commands,
};

static GvtExit
run (const char *line)
{
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);

  g_string_assign (seen, "");
  return gvt_program_run (&program, (int) g_strv_length (argv), argv);
}

static void
test_options_stand_anywhere (void)
{
  g_assert_cmpint (run ("painter --json wall paint north --color red"), ==, GVT_EXIT_OK);
  g_assert_cmpstr (seen->str, ==, "paint|color=red|json|north");

  g_assert_cmpint (run ("painter wall paint --color=red north --json -"), ==, GVT_EXIT_OK);
  g_assert_cmpstr (seen->str, ==, "paint|color=red|json|north|-");
}

static void
test_after_two_hyphens_all_are_operands (void)
{
  g_assert_cmpint (run ("painter wall paint -- --color -x"), ==, GVT_EXIT_OK);

  g_assert_cmpstr (seen->str, ==, "paint|--color|-x");
}

static void
test_nonsense_is_a_usage_error (void)
{
  const char *const lines[] = {
    "painter",
    "painter wall",
    "painter wall break",
    "painter sing",
    "painter wall paint",
    "painter wall paint a b c",
    "painter wall paint a --colour red",
    "painter wall paint a --color",
    "painter --color red wall paint a", /* the command's own option before it was named */
    "painter wall paint a --json=yes",
    "painter wall paint a -x",
    "painter fail --code many",
    "painter fail --code 101",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_cmpint (run (lines[i]), ==, GVT_EXIT_USAGE);
      g_assert_cmpstr (seen->str, ==, "");
    }
}

static void
test_a_matter_for_people_has_its_own_code (void)
{
  const struct
  {
    GvtError code;
    GvtExit exit;
  } rows[] = {
    { GVT_ERROR_STATE, GVT_EXIT_FAILED },     { GVT_ERROR_OFFLINE, GVT_EXIT_FAILED },
    { GVT_ERROR_LOCKED, GVT_EXIT_PERSON },    { GVT_ERROR_WRONG_PASSPHRASE, GVT_EXIT_PERSON },
    { GVT_ERROR_FORBIDDEN, GVT_EXIT_PERSON }, { GVT_ERROR_EXPIRED, GVT_EXIT_PERSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strdup_printf ("painter fail --code %d", rows[i].code);

      g_assert_cmpint (run (line), ==, rows[i].exit);
    }
}

static void
test_help_and_manual_name_all_there_is (void)
{
  g_autofree char *help = gvt_program_help (&program, NULL);
  g_autofree char *group = gvt_program_help (&program, "wall");
  g_autofree char *command = gvt_command_help (&program, &paint);
  g_autofree char *man = gvt_program_man (&program);

  g_assert_nonnull (strstr (help, "wall paint WALL..."));
  g_assert_nonnull (strstr (help, "fail"));
  g_assert_nonnull (strstr (help, "--json"));
  g_assert_nonnull (strstr (group, "wall paint"));
  g_assert_null (strstr (group, "fail "));
  g_assert_nonnull (strstr (command, "--color NAME"));
  g_assert_nonnull (strstr (command, "--json"));
  g_assert_nonnull (strstr (man, ".SS wall paint WALL..."));
  g_assert_nonnull (strstr (man, "\\-\\-color NAME"));
}

static void
test_manual_text_is_never_a_macro (void)
{
  g_autofree char *man = gvt_program_man (&program);

  g_assert_nonnull (strstr (man, "\n\\&.first\n.PP\nsecond \\e word\n"));
}

int
main (int argc, char **argv)
{
  int result;

  gvt_test_init (&argc, &argv);
  seen = g_string_new (NULL);
  g_test_add_func ("/program/options-stand-anywhere", test_options_stand_anywhere);
  g_test_add_func ("/program/after-two-hyphens-all-are-operands",
                   test_after_two_hyphens_all_are_operands);
  g_test_add_func ("/program/nonsense-is-a-usage-error", test_nonsense_is_a_usage_error);
  g_test_add_func ("/program/a-matter-for-people-has-its-own-code",
                   test_a_matter_for_people_has_its_own_code);
  g_test_add_func ("/program/help-and-manual-name-all-there-is",
                   test_help_and_manual_name_all_there_is);
  g_test_add_func ("/program/manual-text-is-never-a-macro", test_manual_text_is_never_a_macro);
  result = g_test_run ();
  g_string_free (seen, TRUE);
  return result;
}
