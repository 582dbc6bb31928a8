/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-line-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "gvt-error.h"

#define CHUNK_BYTES (256 * 1024)

struct _GvtLineSource
{
  int fd;
  crypto_generichash_state digest;
  char *buffer; /* CHUNK_BYTES + GVT_LINE_MAX + 1 */
  gsize start;  /* of what was not handed out yet */
  gsize end;
  gboolean is_at_end; /* of the file */
  gboolean has_cr;    /* the line handed out last, as is the next */
  gboolean has_lf;
};

GvtLineSource *
gvt_line_source_open (const char *path, GError **error)
{
  GvtLineSource *self;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s cannot be read: %s"), path,
                   g_strerror (errno));
      return NULL;
    }

  self = g_new0 (GvtLineSource, 1);
  self->fd = fd;
  self->buffer = g_malloc (CHUNK_BYTES + GVT_LINE_MAX + 1);
  crypto_generichash_init (&self->digest, NULL, 0, sizeof (GvtHash));
  return self;
}

/* What went through the buffer were names and NIKs. */
void
gvt_line_source_free (GvtLineSource *self)
{
  if (self == NULL)
    return;

  sodium_memzero (self->buffer, CHUNK_BYTES + GVT_LINE_MAX + 1);
  g_free (self->buffer);
  close (self->fd);
  g_free (self);
}

static gboolean
refill (GvtLineSource *self, GError **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  do
    n = read (self->fd, self->buffer + self->end, CHUNK_BYTES + GVT_LINE_MAX - self->end);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the list cannot be read: %s"),
                   g_strerror (errno));
      return FALSE;
    }

  crypto_generichash_update (&self->digest, (guint8 *) self->buffer + self->end, (gsize) n);
  self->end += (gsize) n;
  self->is_at_end = n == 0;
  return TRUE;
}

/* Ends the line at @length bytes from the start, without its CR. */
static char *
take_line (GvtLineSource *self, gsize length, GError **error)
{
  char *line = self->buffer + self->start;

  self->has_cr = length > 0 && line[length - 1] == '\r';
  self->has_lf = length < self->end - self->start;
  self->start += MIN (length + 1, self->end - self->start);
  if (self->has_cr)
    length--;
  if (memchr (line, '\0', length) != NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "the list holds a zero byte: it is no text");
      return NULL;
    }
  line[length] = '\0';
  return line;
}

char *
gvt_line_source_next (GvtLineSource *self, GError **error)
{
  for (;;)
    {
      gsize n_left = self->end - self->start;
      const char *found = memchr (self->buffer + self->start, '\n', n_left);

      if (found != NULL)
        return take_line (self, (gsize) (found - self->buffer) - self->start, error);
      if (n_left >= GVT_LINE_MAX)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                               "the list has a line that is too long: it is no CSV");
          return NULL;
        }
      if (self->is_at_end)
        return n_left > 0 ? take_line (self, n_left, error) : NULL;
      if (!refill (self, error))
        return NULL;
    }
}

gboolean
gvt_line_source_has_cr (const GvtLineSource *self, gboolean *is_last)
{
  *is_last = !self->has_lf;
  return self->has_cr;
}

void
gvt_line_source_get_digest (GvtLineSource *self, GvtHash *digest)
{
  crypto_generichash_state copy = self->digest;

  crypto_generichash_final (&copy, digest->bytes, sizeof digest->bytes);
}
