/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-reply.h"

#include "gvt-courier-lists.h"
#include "gvt-courier-pieces.h"
#include "gvt-json.h"
#include "gvt-outbox-message.h"
#include "gvt-signed-file.h"

static gboolean
write_receipt (const GvtCourierMail *mail, const GvtReceipt *receipt, GError **error)
{
  const GvtCourierFacts facts = { .type = GVT_COURIER_RECEIPT,
                                  .serial = receipt->seq,
                                  .number = 1,
                                  .n_parts = 1,
                                  .last_seq = receipt->seq };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) payload = NULL;

  if (!gvt_courier_mail_wants (mail))
    return TRUE;
  bytes = gvt_receipt_write (receipt, gvt_central_get_signing_key (mail->central), error);
  payload = bytes != NULL ? gvt_courier_receipt_write (mail->keys, bytes) : NULL;
  return payload != NULL && gvt_courier_mail_put (mail, facts, payload, error);
}

/* --- photos --- */

static gboolean
write_held (const GvtCourierMail *mail, const GvtCourierReply *self, GError **error)
{
  const GvtCourierFacts facts = {
    .type = GVT_COURIER_HELD, .serial = self->held_serial, .number = 1, .n_parts = 1
  };
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GBytes) payload = NULL;
  gsize left = GVT_COURIER_MAX_PAYLOAD - g_bytes_get_size (mail->keys) - GVT_COURIER_PIECE_HEAD;

  if (self->held == NULL || self->held->len == 0 || !gvt_courier_mail_wants (mail))
    return TRUE;
  g_ptr_array_add (pieces, mail->keys);
  for (guint i = 0; i < self->held->len && pieces->len < GVT_COURIER_MAX_PIECES; i++)
    {
      gsize size = GVT_COURIER_PIECE_HEAD + g_bytes_get_size (self->held->pdata[i]);

      if (size > left)
        break; /* those come again, and are told of then */
      g_ptr_array_add (pieces, self->held->pdata[i]);
      left -= size;
    }
  payload = gvt_courier_pieces_write (pieces);
  return gvt_courier_mail_put (mail, facts, payload, error);
}

/* --- the outbox --- */

/* The number of the last of @messages: its signature may be by a key of before, so it is read
 * without. */
static gboolean
read_last (GPtrArray *messages, guint64 *seq, GvtHash *hash, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (messages->pdata[messages->len - 1], "OUTB",
                                                         1, GVT_OUTBOX_MAX_PAYLOAD, error);
  gint64 number;

  if (file == NULL || !gvt_json_get_int (gvt_signed_file_get_header (file), "seq", &number, error))
    return FALSE;
  *seq = (guint64) number;
  gvt_hash_of_bytes (gvt_signed_file_get_header_bytes (file), hash);
  return TRUE;
}

static gboolean
write_letters_after (
    const GvtCourierMail *mail, GPtrArray *messages, guint64 after, guint64 last, GError **error)
{
  const GvtCourierFacts facts = { .type = GVT_COURIER_LETTERS,
                                  .serial = last,
                                  .number = 1,
                                  .n_parts = 1,
                                  .first_seq = after + 1,
                                  .last_seq = last };
  g_autoptr (GBytes) list = gvt_outbox_list_write (messages);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GBytes) payload = NULL;

  g_ptr_array_add (pieces, mail->keys);
  g_ptr_array_add (pieces, list);
  payload = gvt_courier_pieces_write (pieces);
  return gvt_courier_mail_put (mail, facts, payload, error);
}

static gboolean
write_letters (const GvtCourierMail *mail, const GvtCourierAsk *ask, GError **error)
{
  guint64 after = ask->after, last;
  GvtHash hash = ask->hash;

  while (TRUE)
    {
      g_autoptr (GPtrArray) messages = gvt_central_pull (mail->central, &mail->device,
                                                         mail->incarnation, after,
                                                         ask->has_hash ? &hash : NULL, NULL, error);

      if (messages == NULL)
        return FALSE;
      if (messages->len == 0)
        return TRUE;
      if (!read_last (messages, &last, &hash, error)
          || (gvt_courier_mail_wants (mail)
              && !write_letters_after (mail, messages, after, last, error)))
        return FALSE;
      after = last;
    }
}

gboolean
gvt_courier_reply_write (GvtCentral *central,
                         const GvtCourierReply *self,
                         const char *code,
                         const GvtCourierSink *sink,
                         GError **error)
{
  g_auto (GvtCourierMail) mail = { 0 };

  return gvt_courier_mail_begin (&mail, central, code, &self->receipt->device,
                                 self->receipt->incarnation, sink, error)
         && write_receipt (&mail, self->receipt, error) && write_held (&mail, self, error)
         && (self->ask == NULL || write_letters (&mail, self->ask, error))
         && (!self->has_lists || gvt_courier_write_lists (&mail, error))
         && (self->ask == NULL || gvt_courier_write_modules (&mail, self->ask, error));
}
