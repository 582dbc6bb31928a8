/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-args.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "gvt-error.h"
#include "gvt-secret.h"

#define MAX_LINE 4096

typedef struct
{
  char *name;
  char *value;
} Given;

struct _GvtArgs
{
  GPtrArray *options;  /* of Given, as given */
  GPtrArray *operands; /* of char* */
};

G_DEFINE_QUARK (gvt - usage - error - quark, gvt_usage_error)

gboolean
gvt_usage_error (GError **error, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  if (error != NULL)
    *error = g_error_new_valist (GVT_USAGE_ERROR, 0, format, list);
  va_end (list);
  return FALSE;
}

static void
given_free (gpointer data)
{
  Given *given = data;

  g_free (given->name);
  g_free (given->value);
  g_free (given);
}

GvtArgs *
gvt_args_new (void)
{
  GvtArgs *self = g_new0 (GvtArgs, 1);

  self->options = g_ptr_array_new_with_free_func (given_free);
  self->operands = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gvt_args_free (GvtArgs *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->options);
  g_ptr_array_unref (self->operands);
  g_free (self);
}

void
gvt_args_add_option (GvtArgs *self, const char *name, const char *value)
{
  Given *given = g_new0 (Given, 1);

  given->name = g_strdup (name);
  given->value = g_strdup (value);
  g_ptr_array_add (self->options, given);
}

void
gvt_args_add_operand (GvtArgs *self, const char *operand)
{
  g_ptr_array_add (self->operands, g_strdup (operand));
}

static const Given *
find_last (const GvtArgs *self, const char *name)
{
  for (guint i = self->options->len; i > 0; i--)
    {
      const Given *given = g_ptr_array_index (self->options, i - 1);

      if (g_str_equal (given->name, name))
        return given;
    }
  return NULL;
}

const char *
gvt_args_get (const GvtArgs *self, const char *name)
{
  const Given *given = find_last (self, name);

  return given != NULL ? given->value : NULL;
}

gboolean
gvt_args_has (const GvtArgs *self, const char *name)
{
  return find_last (self, name) != NULL;
}

const char *
gvt_args_require (const GvtArgs *self, const char *name, GError **error)
{
  const char *value = gvt_args_get (self, name);

  if (value == NULL)
    gvt_usage_error (error, _ ("--%s is needed."), name);
  return value;
}

gboolean
gvt_args_get_int (
    const GvtArgs *self, const char *name, gint64 min, gint64 max, gint64 *value, GError **error)
{
  const char *text = gvt_args_get (self, name);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (text == NULL || g_ascii_string_to_signed (text, 10, min, max, value, NULL))
    return TRUE;
  low = g_strdup_printf ("%" G_GINT64_FORMAT, min);
  high = g_strdup_printf ("%" G_GINT64_FORMAT, max);
  return gvt_usage_error (error, _ ("--%s takes a whole number from %s to %s."), name, low, high);
}

GPtrArray *
gvt_args_get_all (const GvtArgs *self, const char *name)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < self->options->len; i++)
    {
      const Given *given = g_ptr_array_index (self->options, i);

      if (g_str_equal (given->name, name))
        g_ptr_array_add (values, given->value);
    }
  return values;
}

guint
gvt_args_n_operands (const GvtArgs *self)
{
  return self->operands->len;
}

const char *
gvt_args_operand (const GvtArgs *self, guint index)
{
  g_return_val_if_fail (index < self->operands->len, NULL);

  return g_ptr_array_index (self->operands, index);
}

static gboolean
read_lines (GPtrArray *into, GError **error)
{
  char line[MAX_LINE];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      if (strchr (line, '\n') == NULL && !feof (stdin))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "a line of standard input is long");
          return FALSE;
        }
      g_strstrip (line);
      if (line[0] != '\0')
        g_ptr_array_add (into, g_strdup (line));
    }
  explicit_bzero (line, sizeof line);
  return TRUE;
}

GPtrArray *
gvt_args_read_operands (const GvtArgs *self, guint first, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);

  for (guint i = first; i < self->operands->len; i++)
    {
      const char *operand = gvt_args_operand (self, i);

      if (!g_str_equal (operand, "-"))
        g_ptr_array_add (all, g_strdup (operand));
      else if (!read_lines (all, error))
        return NULL;
    }
  if (all->len > 0)
    return g_steal_pointer (&all);
  gvt_usage_error (error, _ ("There was nothing on standard input."));
  return NULL;
}
