/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-command.h"

#include <glib/gi18n-lib.h>

#define COLUMN     30
#define TEXT_WIDTH 78

static const char *const exit_codes[] = {
  N_ ("0  done"),
  N_ ("1  the operation failed; standard error says why"),
  N_ ("2  the command line makes no sense"),
  N_ ("3  a person has to act first: a passphrase, a role, an expired list or code, or what is "
      "missing"),
};

static const char *
translate (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : "";
}

/* Breaks @text at spaces; a blank line stays one. */
static void
append_wrapped (GString *out, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (paragraphs[i], " ", -1);
      glong width = 0;

      for (guint w = 0; words[w] != NULL; w++)
        {
          glong length = g_utf8_strlen (words[w], -1);

          if (width > 0 && width + 1 + length > TEXT_WIDTH)
            {
              g_string_append_c (out, '\n');
              width = 0;
            }
          g_string_append_printf (out, "%s%s", width > 0 ? " " : "", words[w]);
          width += length + (width > 0 ? 1 : 0);
        }
      g_string_append_c (out, '\n');
    }
}

static char *
option_syntax (const GvtOption *option)
{
  return option->value != NULL ? g_strdup_printf ("--%s %s", option->name, option->value)
                               : g_strdup_printf ("--%s", option->name);
}

static char *
command_syntax (const GvtCommand *command)
{
  return command->operands != NULL ? g_strdup_printf ("%s %s", command->name, command->operands)
                                   : g_strdup (command->name);
}

static void
append_row (GString *out, const char *left, const char *right)
{
  if (g_utf8_strlen (left, -1) > COLUMN - 2)
    g_string_append_printf (out, "  %s\n  %*s%s\n", left, COLUMN, "", right);
  else
    g_string_append_printf (out, "  %-*s%s\n", COLUMN, left, right);
}

static void
append_options (GString *out, const char *title, const GvtOption *options)
{
  if (options == NULL || options[0].name == NULL)
    return;
  g_string_append_printf (out, "\n%s\n", title);
  for (const GvtOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *syntax = option_syntax (option);

      append_row (out, syntax, translate (option->help));
    }
}

char *
gvt_program_help (const GvtProgram *self, const char *group)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *prefix = group != NULL ? g_strconcat (group, " ", NULL) : g_strdup ("");

  g_string_append_printf (out, _ ("Usage: %s [OPTION...] %sCOMMAND ..."), self->name, prefix);
  g_string_append (out, "\n\n");
  if (group == NULL)
    append_wrapped (out, translate (self->details));
  g_string_append_printf (out, "\n%s\n", _ ("Commands"));
  for (guint i = 0; self->commands[i] != NULL; i++)
    {
      g_autofree char *syntax = command_syntax (self->commands[i]);

      if (g_str_has_prefix (self->commands[i]->name, prefix))
        append_row (out, syntax, translate (self->commands[i]->summary));
    }
  append_options (out, _ ("Options"), self->options);
  append_row (out, "--help", _ ("says this; after a command, what is particular to it"));
  append_row (out, "--version", _ ("says which version this is"));
  g_string_append_printf (out, "\n%s\n", _ ("Exit codes"));
  for (guint i = 0; i < G_N_ELEMENTS (exit_codes); i++)
    g_string_append_printf (out, "  %s\n", translate (exit_codes[i]));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
gvt_command_help (const GvtProgram *program, const GvtCommand *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *syntax = command_syntax (self);

  g_string_append_printf (out, _ ("Usage: %s [OPTION...] %s"), program->name, syntax);
  g_string_append_printf (out, "\n\n%s\n", translate (self->summary));
  if (self->details != NULL)
    {
      g_string_append_c (out, '\n');
      append_wrapped (out, translate (self->details));
    }
  append_options (out, _ ("Options"), self->options);
  append_options (out, _ ("Options of every command"), program->options);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* man(7) reads a backslash, a leading dot or quote, and a bare hyphen as its own. */
static void
append_roff (GString *out, const char *text)
{
  gboolean is_start = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_start && (*p == '.' || *p == '\''))
        g_string_append (out, "\\&");
      if (*p == '\\')
        g_string_append (out, "\\e");
      else if (*p == '-')
        g_string_append (out, "\\-");
      else if (*p == '\n' && p[1] == '\n')
        g_string_append (out, "\n.PP");
      else
        g_string_append_c (out, *p);
      is_start = *p == '\n';
    }
  g_string_append_c (out, '\n');
}

static void
append_roff_entry (GString *out, const char *term, const char *text)
{
  g_string_append (out, ".TP\n.B ");
  append_roff (out, term);
  append_roff (out, text);
}

static void
append_roff_options (GString *out, const GvtOption *options)
{
  for (const GvtOption *option = options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *syntax = option_syntax (option);

      append_roff_entry (out, syntax, translate (option->help));
    }
}

static void
append_roff_command (GString *out, const GvtCommand *command)
{
  g_autofree char *syntax = command_syntax (command);

  g_string_append (out, ".SS ");
  append_roff (out, syntax);
  append_roff (out, translate (command->summary));
  if (command->details != NULL)
    {
      g_string_append (out, ".PP\n");
      append_roff (out, translate (command->details));
    }
  append_roff_options (out, command->options);
}

char *
gvt_program_man (const GvtProgram *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title = g_ascii_strup (self->name, -1);

  g_string_append_printf (out, ".TH %s 1 \"\" \"Go Vote %s\"\n.SH NAME\n%s \\- %s\n", title,
                          GVT_VERSION, self->name, translate (self->summary));
  g_string_append_printf (out, ".SH SYNOPSIS\n.B %s\n[OPTION...] COMMAND ...\n", self->name);
  g_string_append (out, ".SH DESCRIPTION\n");
  append_roff (out, translate (self->details));
  g_string_append (out, ".SH OPTIONS\n");
  append_roff_options (out, self->options);
  append_roff_entry (out, "--help", _ ("says this; after a command, what is particular to it"));
  append_roff_entry (out, "--version", _ ("says which version this is"));
  g_string_append (out, ".SH COMMANDS\n");
  for (guint i = 0; self->commands[i] != NULL; i++)
    append_roff_command (out, self->commands[i]);
  g_string_append (out, ".SH EXIT STATUS\n");
  for (guint i = 0; i < G_N_ELEMENTS (exit_codes); i++)
    {
      g_string_append (out, ".br\n");
      append_roff (out, translate (exit_codes[i]));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
