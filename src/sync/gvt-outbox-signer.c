/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outbox-signer.h"

/* @next: what took the place of @keys */
static gboolean
is_in_time (const GvtOutboxMessage *message,
            const GvtKeysStatement *keys,
            const GvtKeysStatement *next)
{
  return message->at_us <= keys->not_after_us && message->at_us < next->issued_at_us;
}

/* Returns: (transfer full) (nullable): without an error of its own */
static GvtOutboxMessage *
read_former (GBytes *bytes,
             const GvtKeysStatement *keys,
             GPtrArray *former,
             guint64 least_serial,
             guint64 *serial)
{
  const GvtKeysStatement *next = keys;

  for (guint i = 0; i < former->len; i++)
    {
      const GvtKeysStatement *older = g_ptr_array_index (former, i);
      g_autoptr (GvtOutboxMessage) message = NULL;

      if (older->serial < least_serial)
        return NULL;

      message = gvt_outbox_message_read (bytes, &older->signing_key, NULL);
      if (message != NULL && is_in_time (message, older, next))
        {
          *serial = older->serial;
          return g_steal_pointer (&message);
        }
      next = older;
    }

  return NULL;
}

/* As the newest statement says: also of keys that were turned while this laptop was away. */
static GvtOutboxMessage *
read_named (GBytes *bytes, const GArray *former, guint64 least_serial, guint64 *serial)
{
  for (guint i = 0; i < former->len; i++)
    {
      const GvtFormerKey *key = &g_array_index (former, GvtFormerKey, i);
      g_autoptr (GvtOutboxMessage) message = NULL;

      if (key->serial < least_serial)
        return NULL;

      message = gvt_outbox_message_read (bytes, &key->signing_key, NULL);
      if (message != NULL && message->at_us < key->until_us)
        {
          *serial = key->serial;
          return g_steal_pointer (&message);
        }
    }
  return NULL;
}

GvtOutboxMessage *
gvt_outbox_signer_read (GBytes *bytes,
                        const GvtKeysStatement *keys,
                        GPtrArray *former,
                        guint64 least_serial,
                        guint64 *serial,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtOutboxMessage *message = gvt_outbox_message_read (bytes, &keys->signing_key, &local);

  *serial = keys->serial;
  if (message == NULL)
    message = keys->former != NULL ? read_named (bytes, keys->former, least_serial, serial)
                                   : read_former (bytes, keys, former, least_serial, serial);
  if (message == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return message;
}
