/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-random.h"

G_BEGIN_DECLS

/* Gives out 16-digit numbers as registry offices do: six digits of a region, a date, a serial
 * counted within both; and never one twice. One thread. */
typedef struct _GvtNumberIssuer GvtNumberIssuer;

GvtNumberIssuer *gvt_number_issuer_new (void);
void gvt_number_issuer_free (GvtNumberIssuer *self);

/** gvt_number_issue_nik: @prefix: six digits as a number; the day gains 40 for women. The serial
 * falls off geometrically with mean 12; a number that is taken moves on to the next free one. */
guint64 gvt_number_issue_nik (
    GvtNumberIssuer *self, GvtRandom *random, guint prefix, const GDate *birth, gboolean is_male);
/** gvt_number_issue_nkk: the same for a family card issued on @date, without the 40 */
guint64
gvt_number_issue_nkk (GvtNumberIssuer *self, GvtRandom *random, guint prefix, const GDate *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtNumberIssuer, gvt_number_issuer_free)

G_END_DECLS
