/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-courier-part.h"

G_BEGIN_DECLS

/* Where parts for a laptop go: onto a stick, or to whoever carries them on. */
typedef struct
{
  /* whether the next part is to be made at all: it may be large */
  gboolean (*wants) (gpointer user_data);
  gboolean (*put) (gpointer user_data,
                   const GvtCourierFacts *facts,
                   const char *name,
                   GBytes *part,
                   GError **error);
  gpointer user_data;
} GvtCourierSink;

/* Parts for one laptop, sealed to it and signed by the centre. */
typedef struct
{
  GvtCentral *central;
  const char *code; /* the laptop's four symbols */
  GvtId device;
  guint32 incarnation;
  GvtPublicKey recipient;
  GBytes *keys; /* owned: the centre's statement, which may be newer than the laptop's */
  const GvtCourierSink *sink;
} GvtCourierMail;

gboolean gvt_courier_mail_begin (GvtCourierMail *self,
                                 GvtCentral *central,
                                 const char *code,
                                 const GvtId *device,
                                 guint32 incarnation,
                                 const GvtCourierSink *sink,
                                 GError **error);
void gvt_courier_mail_clear (GvtCourierMail *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtCourierMail, gvt_courier_mail_clear)

/** gvt_courier_mail_wants: asked once for each part, before it is made */
gboolean gvt_courier_mail_wants (const GvtCourierMail *self);
/** gvt_courier_mail_put: @facts: all but whose it is */
gboolean gvt_courier_mail_put (const GvtCourierMail *self,
                               GvtCourierFacts facts,
                               GBytes *payload,
                               GError **error);

G_END_DECLS
