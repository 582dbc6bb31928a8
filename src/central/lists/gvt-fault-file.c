/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fault-file.h"

#include <gio/gio.h>

#include "gvt-error.h"

struct _GvtFaultFile
{
  char *path;
  GOutputStream *stream;
  GCancellable *abandoned; /* closing with it leaves what stood there before */
  GError *failure;
};

static void
refuse (GvtFaultFile *self, const GError *why, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, "%s: %s", self->path, why->message);
}

static void
put (GvtFaultFile *self, const char *text)
{
  if (self->failure == NULL)
    g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, &self->failure);
}

GvtFaultFile *
gvt_fault_file_new (const char *path, GError **error)
{
  g_autoptr (GvtFaultFile) self = g_new0 (GvtFaultFile, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (
      file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, &local);

  self->path = g_strdup (path);
  self->abandoned = g_cancellable_new ();
  if (stream == NULL)
    {
      refuse (self, local, error);
      return NULL;
    }
  self->stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 64 * 1024);
  put (self, "line;column;kind\r\n");
  return g_steal_pointer (&self);
}

void
gvt_fault_file_free (GvtFaultFile *self)
{
  if (self == NULL)
    return;

  g_cancellable_cancel (self->abandoned);
  if (self->stream != NULL)
    g_output_stream_close (self->stream, self->abandoned, NULL);
  g_clear_object (&self->stream);
  g_object_unref (self->abandoned);
  g_clear_error (&self->failure);
  g_free (self->path);
  g_free (self);
}

void
gvt_fault_file_add (GvtFaultFile *self, guint64 line, const char *column, const char *code)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT ";%s;%s\r\n", line, column, code);

  put (self, text);
}

gboolean
gvt_fault_file_finish (GvtFaultFile *self, GError **error)
{
  if (self->failure == NULL)
    g_output_stream_close (self->stream, NULL, &self->failure);
  if (self->failure == NULL)
    return TRUE;

  refuse (self, self->failure, error);
  return FALSE;
}
