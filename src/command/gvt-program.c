/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-command.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-locale.h"
#include "gvt-output.h"
#include "gvt-secret.h"

/* One command line while it is read. */
typedef struct
{
  const GvtProgram *program;
  const GvtCommand *command; /* (nullable): not named yet */
  const char *group;         /* (nullable): the first word of a command of two */
  GvtArgs *args;
  gboolean wants_help, wants_man, wants_version, only_operands;
} Parse;

const GvtCommand *
gvt_program_find (const GvtProgram *self, const char *name)
{
  for (guint i = 0; self->commands[i] != NULL; i++)
    {
      if (g_str_equal (self->commands[i]->name, name))
        return self->commands[i];
    }
  return NULL;
}

gboolean
gvt_program_has_group (const GvtProgram *self, const char *word)
{
  g_autofree char *prefix = g_strconcat (word, " ", NULL);

  for (guint i = 0; self->commands[i] != NULL; i++)
    {
      if (g_str_has_prefix (self->commands[i]->name, prefix))
        return TRUE;
    }
  return FALSE;
}

static const GvtOption *
find_option (const GvtOption *options, const char *name)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      if (g_str_equal (options->name, name))
        return options;
    }
  return NULL;
}

/* "visit report check" is a command beside "visit report": its word comes before any operand. */
static gboolean
goes_on (Parse *parse, const char *word)
{
  g_autofree char *name = g_strdup_printf ("%s %s", parse->command->name, word);
  const GvtCommand *longer = gvt_args_n_operands (parse->args) == 0
                                 ? gvt_program_find (parse->program, name)
                                 : NULL;

  if (longer != NULL)
    parse->command = longer;
  return longer != NULL;
}

static gboolean
parse_word (Parse *parse, const char *word, GError **error)
{
  g_autofree char *name = NULL;

  if (parse->command != NULL && goes_on (parse, word))
    return TRUE;
  if (parse->command != NULL)
    {
      gvt_args_add_operand (parse->args, word);
      return TRUE;
    }
  name = parse->group != NULL ? g_strdup_printf ("%s %s", parse->group, word) : g_strdup (word);
  parse->command = gvt_program_find (parse->program, name);
  if (parse->command != NULL)
    return TRUE;
  if (parse->group != NULL || !gvt_program_has_group (parse->program, word))
    return gvt_usage_error (error, _ ("There is no command \"%s\"."), name);
  parse->group = word;
  return TRUE;
}

/* @text is what follows the two hyphens; @next is the argument after it. */
static gboolean
parse_option (Parse *parse, const char *text, const char *next, gboolean *took_next, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text))
                                         : g_strdup (text);
  const GvtOption *option = find_option (parse->program->options, name);

  if (option == NULL && parse->command != NULL)
    option = find_option (parse->command->options, name);
  if (option == NULL)
    return gvt_usage_error (error, _ ("There is no option --%s here."), name);
  if (option->value == NULL && equals != NULL)
    return gvt_usage_error (error, _ ("--%s takes no value."), name);
  if (option->value != NULL && equals == NULL && next == NULL)
    return gvt_usage_error (error, _ ("--%s needs a value: %s."), name, option->value);

  *took_next = option->value != NULL && equals == NULL;
  gvt_args_add_option (parse->args, name, equals != NULL ? equals + 1 : *took_next ? next : NULL);
  return TRUE;
}

static gboolean
parse_one (Parse *parse, const char *text, const char *next, gboolean *took_next, GError **error)
{
  if (parse->only_operands || text[0] != '-' || text[1] == '\0')
    return parse_word (parse, text, error);
  if (g_str_equal (text, "--"))
    parse->only_operands = TRUE;
  else if (g_str_equal (text, "--help") || g_str_equal (text, "-h"))
    parse->wants_help = TRUE;
  else if (g_str_equal (text, "--version"))
    parse->wants_version = TRUE;
  else if (g_str_equal (text, "--man")) /* for the build, so it is not in --help */
    parse->wants_man = TRUE;
  else if (text[1] != '-')
    return gvt_usage_error (error, _ ("There is no option %s here."), text);
  else
    return parse_option (parse, text + 2, next, took_next, error);
  return TRUE;
}

static gboolean
parse_all (Parse *parse, int argc, char **argv, GError **error)
{
  for (int i = 1; i < argc; i++)
    {
      gboolean took_next = FALSE;

      if (!parse_one (parse, argv[i], i + 1 < argc ? argv[i + 1] : NULL, &took_next, error))
        return FALSE;
      i += took_next;
    }
  return TRUE;
}

static gboolean
check_operands (const Parse *parse, GError **error)
{
  guint n = gvt_args_n_operands (parse->args);

  if (parse->command == NULL)
    return gvt_usage_error (error, _ ("Which command?"));
  if (n < parse->command->min_operands)
    return gvt_usage_error (error, _ ("%s needs %s."), parse->command->name,
                            parse->command->operands);
  if (n > parse->command->max_operands)
    return gvt_usage_error (error, _ ("%s takes no \"%s\"."), parse->command->name,
                            gvt_args_operand (parse->args, parse->command->max_operands));
  return TRUE;
}

static gboolean
run (Parse *parse, int argc, char **argv, GError **error)
{
  g_autofree char *text = NULL;

  if (!parse_all (parse, argc, argv, error))
    return FALSE;
  if (parse->wants_version)
    text = g_strdup_printf ("%s %s\n", parse->program->name, GVT_VERSION);
  else if (parse->wants_man)
    text = gvt_program_man (parse->program);
  else if (parse->wants_help && parse->command != NULL)
    text = gvt_command_help (parse->program, parse->command);
  else if (parse->wants_help)
    text = gvt_program_help (parse->program, parse->group);
  if (text != NULL)
    {
      gvt_print ("%s", text);
      return TRUE;
    }
  return check_operands (parse, error) && parse->command->run (parse->args, error);
}

static gboolean
needs_a_person (const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_LOCKED)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_MUST_CHANGE)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_TOO_SOON)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_FORBIDDEN)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static GvtExit
tell (const Parse *parse, const GError *error)
{
  const char *name = parse->program->name;
  g_autofree char *words = NULL;

  if (error->domain == GVT_USAGE_ERROR)
    {
      gvt_warn ("%s: %s\n", name, error->message);
      gvt_warn (_ ("%s --help tells more."), name);
      gvt_warn ("\n");
      return GVT_EXIT_USAGE;
    }
  words = gvt_error_describe_at (error, parse->program->place);
  gvt_warn ("%s: %s\n", name, words);
  g_debug ("%s: %s", name, error->message);
  return needs_a_person (error) ? GVT_EXIT_PERSON : GVT_EXIT_FAILED;
}

GvtExit
gvt_program_run (const GvtProgram *self, int argc, char **argv)
{
  g_autoptr (GvtArgs) args = gvt_args_new ();
  g_autoptr (GError) error = NULL;
  Parse parse = { .program = self, .args = args };
  const char *translations = g_getenv ("TEXTDOMAINDIR"); /* as gettext(1) reads it */

  gvt_crypto_init ();                         /* before anything is read: I10 */
  g_log_writer_default_set_use_stderr (TRUE); /* standard output is for the answer */
  gvt_locale_set_up ();
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : GVT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* ngettext() has no other way to it */
  if (run (&parse, argc, argv, &error))
    return GVT_EXIT_OK;
  return tell (&parse, error);
}
