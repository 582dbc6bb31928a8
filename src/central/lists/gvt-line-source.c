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
#include "gvt-list-fault.h"

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
  gboolean is_begun; /* a line was handed out */
  char nothing;      /* a line that cannot be handed out */
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

/* UTF-16 begins with a mark; without one, the first letter of the first heading is half zero. */
static gboolean
is_utf16 (const char *line, gsize length)
{
  if (length < 2)
    return FALSE;
  return memcmp (line, "\xff\xfe", 2) == 0 || memcmp (line, "\xfe\xff", 2) == 0
         || (line[0] == '\0') != (line[1] == '\0');
}

/* XLSX and ODS are zip files; XLS is an OLE file. */
static gboolean
is_workbook (const char *line, gsize length)
{
  return length >= 4
         && (memcmp (line, "PK\x03\x04", 4) == 0 || memcmp (line, "\xd0\xcf\x11\xe0", 4) == 0);
}

/* What the first line shows of the whole file. @line: without its end. */
static const char *
judge_first (const char *line, gsize length)
{
  if (is_workbook (line, length))
    return GVT_FAULT_WORKBOOK;
  if (is_utf16 (line, length))
    return GVT_FAULT_UTF16;
  return memchr (line, '\r', length) != NULL ? GVT_FAULT_CR_ENDS : NULL;
}

static const char *
judge_line (GvtLineSource *self, const char *line, gsize length)
{
  const char *fault = self->is_begun ? NULL : judge_first (line, length);

  self->is_begun = TRUE;
  if (fault != NULL)
    return fault;
  return memchr (line, '\0', length) != NULL ? GVT_FAULT_ZERO_BYTE : NULL;
}

/* Ends the line at @length bytes from the start, without its CR. */
static char *
take_line (GvtLineSource *self, gsize length, const char **fault)
{
  char *line = self->buffer + self->start;

  self->has_cr = length > 0 && line[length - 1] == '\r';
  self->has_lf = length < self->end - self->start;
  self->start += MIN (length + 1, self->end - self->start);
  if (self->has_cr)
    length--;
  *fault = judge_line (self, line, length);
  line[length] = '\0';
  return line;
}

/* Goes on behind a line that is too long, never holding more of it than the buffer does. */
static char *
skip_line (GvtLineSource *self, const char **fault, GError **error)
{
  const char *end;

  *fault = judge_line (self, self->buffer + self->start, GVT_LINE_MAX);
  if (*fault == NULL)
    *fault = GVT_FAULT_LONG_LINE;
  for (;;)
    {
      end = memchr (self->buffer + self->start, '\n', self->end - self->start);
      self->start = end != NULL ? (gsize) (end - self->buffer) + 1 : self->end;
      if (end != NULL || self->is_at_end)
        return &self->nothing;
      if (!refill (self, error))
        return NULL;
    }
}

char *
gvt_line_source_next (GvtLineSource *self, const char **fault, GError **error)
{
  for (;;)
    {
      gsize n_left = self->end - self->start;
      const char *line = self->buffer + self->start;
      const char *found = memchr (line, '\n', MIN (n_left, GVT_LINE_MAX));

      if (found != NULL)
        return take_line (self, (gsize) (found - line), fault);
      if (n_left >= GVT_LINE_MAX)
        return skip_line (self, fault, error);
      if (self->is_at_end)
        return n_left > 0 ? take_line (self, n_left, fault) : NULL;
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
