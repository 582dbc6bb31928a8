/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-carry-message.h"

#include <string.h>

#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-wire.h"

#define MAX_NAME      80
#define NAME_ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."

GBytes *
gvt_carry_request_write (guint32 index, GBytes *part)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_u32 (out, index);
  gvt_put_data (out, g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  return g_byte_array_free_to_bytes (out);
}

GBytes *
gvt_carry_request_read (GBytes *bytes, guint32 *index, GError **error)
{
  GvtReader reader;

  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  *index = gvt_reader_u32 (&reader);
  if (!reader.failed)
    return g_bytes_new_from_bytes (bytes, reader.position, gvt_reader_left (&reader));

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No courier part was sent");
  return NULL;
}

void
gvt_carry_answer_clear (GvtCarryAnswer *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->part, g_bytes_unref);
}

GBytes *
gvt_carry_answer_write (const GvtCarryAnswer *self)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_u8 (out, self->state);
  gvt_put_u32 (out, self->n_answers);
  gvt_put_text (out, self->name != NULL ? self->name : "");
  if (self->part != NULL)
    gvt_put_data (out, g_bytes_get_data (self->part, NULL), g_bytes_get_size (self->part));
  return g_byte_array_free_to_bytes (out);
}

static gboolean
is_part_name (const char *name)
{
  gsize length = strlen (name);

  return length <= MAX_NAME && name[0] != '.' && strspn (name, NAME_ALPHABET) == length
         && gvt_courier_is_part_name (name);
}

gboolean
gvt_carry_answer_read (GBytes *bytes, GvtCarryAnswer *self, GError **error)
{
  GvtReader reader;

  *self = (GvtCarryAnswer){ 0 };
  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->state = gvt_reader_u8 (&reader);
  self->n_answers = gvt_reader_u32 (&reader);
  self->name = gvt_reader_text (&reader);
  if (!reader.failed && self->state < GVT_CARRY_N_STATES && self->name != NULL
      && (self->name[0] == '\0' || is_part_name (self->name)))
    {
      self->part = g_bytes_new_from_bytes (bytes, reader.position, gvt_reader_left (&reader));
      return TRUE;
    }
  gvt_carry_answer_clear (self);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "What the centre answered is no courier part");
  return FALSE;
}
