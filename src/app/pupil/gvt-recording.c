/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recording.h"

#include <sys/mman.h>
#include <unistd.h>

typedef struct
{
  GvtModule *module;
  char *file;
} Recording;

static void
recording_free (gpointer data)
{
  Recording *recording = data;

  g_object_unref (recording->module);
  g_free (recording->file);
  g_free (recording);
}

static gboolean
write_all (int fd, GBytes *content)
{
  gsize left;
  const guint8 *data = g_bytes_get_data (content, &left);

  while (left > 0)
    {
      gssize n_written = write (fd, data, left);

      if (n_written <= 0)
        return FALSE;
      data += n_written;
      left -= (gsize) n_written;
    }
  return TRUE;
}

static gpointer
load_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Recording *recording = input;
  g_autoptr (GBytes) content = gvt_module_read_file (recording->module, recording->file, error);
  int fd;

  if (content == NULL)
    return NULL;

  fd = memfd_create ("govote-recording", MFD_CLOEXEC);
  if (fd >= 0 && write_all (fd, content))
    return GINT_TO_POINTER (fd + 1);

  if (fd >= 0)
    close (fd);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "There is no memory for it");
  return NULL;
}

static void
close_fd (gpointer result)
{
  close (GPOINTER_TO_INT (result) - 1);
}

GvtWork
gvt_recording_load (GvtModule *module, const char *file, GvtWorkDone done)
{
  GvtWork work = { load_in_worker, g_new0 (Recording, 1), recording_free, close_fd, done };
  Recording *recording = work.input;

  recording->module = g_object_ref (module);
  recording->file = g_strdup (file);
  return work;
}

GtkMediaStream *
gvt_recording_stream (gpointer result)
{
  int fd = dup (GPOINTER_TO_INT (result) - 1);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkMediaStream *stream = gtk_media_file_new_for_file (file);

  g_object_set_data_full (G_OBJECT (stream), "gvt-fd", GINT_TO_POINTER (fd + 1), close_fd);
  return stream;
}
