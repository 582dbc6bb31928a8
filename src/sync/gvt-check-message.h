/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-check-answer.h"
#include "gvt-prekey.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* In a laptop's outbox: what the centre found out about voters whom no list there has. Whom the
 * answers name is sealed to one of the laptop's one-time keys, so that an outbox, which is kept for
 * ever, names nobody: {"answers": [gvt-check-answer.h], "prekey"?, "hits"?: hexadecimal, sealed:
 * {"hits": [[...] for each answer]}}. */
#define GVT_CHECK_ANSWERS_TYPE "check-answers/1"

#define GVT_CHECK_ANSWERS_MAX 200 /* in one message */

/** gvt_check_message_has_hits: whether gvt_check_message_write() needs a one-time key. @answers:
 * (element-type GvtCheckAnswer) */
gboolean gvt_check_message_has_hits (GPtrArray *answers);
/** gvt_check_message_write: @prekey: (nullable): where nobody is named. Returns: (transfer full)
 * (nullable): the payload */
GBytes *gvt_check_message_write (GPtrArray *answers, const GvtPrekey *prekey, GError **error);
/** gvt_check_message_accept: takes the answers into @journal, in the caller's transaction; the
 * one-time key goes. Where it is gone already (a laptop put back from a backup), the answers come
 * without whom they name */
gboolean gvt_check_message_accept (
    GvtProfile *profile, GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);

G_END_DECLS
