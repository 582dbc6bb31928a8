/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-mail.h"

#include "gvt-courier-stick.h"
#include "gvt-seal.h"

gboolean
gvt_courier_mail_begin (GvtCourierMail *self,
                        GvtCentral *central,
                        const char *code,
                        const GvtId *device,
                        guint32 incarnation,
                        const GvtCourierSink *sink,
                        GError **error)
{
  GvtPublicKey signer;

  *self = (GvtCourierMail){ .central = central,
                            .code = code,
                            .device = *device,
                            .incarnation = incarnation,
                            .keys = gvt_central_dup_keys_statement (central),
                            .sink = sink };
  return gvt_central_find_device (central, device, incarnation, &signer, error)
         && gvt_sealing_key_public_of (&signer, &self->recipient, error);
}

void
gvt_courier_mail_clear (GvtCourierMail *self)
{
  g_clear_pointer (&self->keys, g_bytes_unref);
}

gboolean
gvt_courier_mail_wants (const GvtCourierMail *self)
{
  return self->sink->wants == NULL || self->sink->wants (self->sink->user_data);
}

gboolean
gvt_courier_mail_put (const GvtCourierMail *self,
                      GvtCourierFacts facts,
                      GBytes *payload,
                      GError **error)
{
  g_autoptr (GBytes) part = NULL;
  g_autofree char *name = NULL;

  facts.device = self->device;
  facts.incarnation = self->incarnation;
  part = gvt_courier_part_write (&facts, payload, &self->recipient,
                                 gvt_central_get_signing_key (self->central), error);
  name = gvt_courier_name (self->code, &facts);
  return part != NULL && self->sink->put (self->sink->user_data, &facts, name, part, error);
}
