/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-input.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module-lint.h"

#define CHUNK (64 * 1024)

static GBytes *
read_standard_input (gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  do
    {
      n = read (STDIN_FILENO, chunk, CHUNK);
      if (n > 0)
        g_byte_array_append (bytes, chunk, (guint) n);
    }
  while (bytes->len <= max_bytes && (n > 0 || (n < 0 && errno == EINTR)));

  if (bytes->len > max_bytes)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                   "Standard input has more than %" G_GSIZE_FORMAT " bytes", max_bytes);
      return NULL;
    }
  if (n < 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "Reading standard input: %s",
                   g_strerror (errno));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
gvt_cli_read_input (const char *path, gsize max_bytes, GError **error)
{
  return g_str_equal (path, "-") ? read_standard_input (max_bytes, error)
                                 : gvt_file_read (path, max_bytes, error);
}

/* Some faults are told in words where they are found; the messages of others are for the log. */
static gboolean
is_told (const GError *fault)
{
  g_autofree char *said = gvt_error_describe (fault);

  return g_str_equal (said, fault->message);
}

void
gvt_cli_name_fault (GError **error, const char *what)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *why = NULL;

  if (error == NULL || *error == NULL
      || (!g_error_matches (*error, GVT_ERROR, GVT_ERROR_BAD_FORMAT)
          && !g_error_matches (*error, GVT_ERROR, GVT_ERROR_NOT_FOUND)
          && !g_error_matches (*error, GVT_ERROR, GVT_ERROR_TOO_NEW)
          && !g_error_matches (*error, GVT_ERROR, GVT_ERROR_TOO_LARGE)))
    return;
  if (g_error_matches (*error, GVT_ERROR, GVT_ERROR_NOT_FOUND) && is_told (*error))
    return; /* it names the file already */

  fault = g_steal_pointer (error);
  why = is_told (fault) ? g_strdup (fault->message) : gvt_module_describe_refusal (fault->message);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s cannot be used: %s"),
               g_str_equal (what, "-") ? _ ("Standard input") : what, why);
}
