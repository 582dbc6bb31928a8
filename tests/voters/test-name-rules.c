/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-name-match.h"
#include "gvt-test.h"

static GvtNameRules *
parse (const char *text, GError **error)
{
  return gvt_name_rules_parse (text, strlen (text), error);
}

static double
score (const GvtNameRules *rules, const char *given, const char *listed)
{
  GvtMatchPerson a = { given, "", "" };
  GvtMatchPerson b = { listed, "", "" };
  g_auto (GvtNameMatch) match = { 0 };

  gvt_name_match (&match, rules, NULL, &a, &b);
  return match.score;
}

/* The file without one line. */
static GvtNameRules *
rules_without (guint line)
{
  g_autoptr (GBytes) text = gvt_name_rules_get_text ();
  g_autofree char *copy = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  g_auto (GStrv) lines = g_strsplit (copy, "\n", 0);
  g_autofree char *rest = NULL;

  *lines[line - 1] = '\0';
  rest = g_strjoinv ("\n", lines);
  return parse (rest, NULL);
}

/* A rule that makes no difference to its own example says nothing. */
static void
test_each_rule_has_its_example (void)
{
  const GvtNameRules *rules = gvt_name_rules_get ();
  guint n_idle = 0;

  g_assert_cmpuint (gvt_name_rules_get_size (rules), >, 80);
  for (guint i = 0; i < gvt_name_rules_get_size (rules); i++)
    {
      const GvtNameRule *rule = gvt_name_rules_get_rule (rules, i);
      g_autoptr (GvtNameRules) rest = rules_without (rule->line);
      double with = score (rules, rule->spoken, rule->listed);
      double without = score (rest, rule->spoken, rule->listed);

      gboolean is_less = rule->kind == GVT_NAME_RULE_APART || rule->kind == GVT_NAME_RULE_BORN;

      if (is_less ? with < without : with > without)
        continue;
      g_test_message ("line %u: %s | %s: %.3f with it, %.3f without", rule->line, rule->spoken,
                      rule->listed, with, without);
      n_idle++;
    }
  g_assert_cmpuint (n_idle, ==, 0);
}

static void
test_what_is_no_rule_is_named_by_its_line (void)
{
  static const char *const wrong[] = {
    "# fine\n\nspelling oe u = A | A", /* no such kind */
    "\n\nsound oe u",                  /* no example */
    "\n\nsound oe = A | A",            /* too few words */
    "\n\nsound oe u v = A | A",        /* too many */
    "\n\ntitle haji M haji = A | A",   /* no such sex */
    "\n\nsound OE u = A | A",          /* capitals */
    "\n\nsound oe u- = A | A",         /* letters and what is none */
    "\n\nsound o^e u = A | A",
    "\n\nsound ^$ u = A | A",
    "\n\nweak hh = A | A", /* no letter */
    "\n\nkin istri = A",   /* half an example */
    "\n\nkin istri = A | ",
    "\n\nkin istri = A | B = C",
    "\n\n=|",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtNameRules) rules = parse (wrong[i], &error);

      g_assert_null (rules);
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
      g_assert_nonnull (strstr (error->message, "line 3"));
    }
}

static void
test_a_file_without_end_is_refused (void)
{
  g_autofree char *long_text = g_strnfill (GVT_NAME_RULES_MAX_FILE + 1, '\n');
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtNameRules) rules = parse (long_text, &error);

  g_assert_null (rules);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/voters/name-rules/each-has-its-example", test_each_rule_has_its_example);
  g_test_add_func ("/voters/name-rules/what-is-none-is-named-by-its-line",
                   test_what_is_no_rule_is_named_by_its_line);
  g_test_add_func ("/voters/name-rules/a-file-without-end-is-refused",
                   test_a_file_without_end_is_refused);
  return g_test_run ();
}
