/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* The vault of an enrolment that has not come to its end. */
#define GVT_ENROLMENT_VAULT "vault.new"

/** gvt_enrolment_clear_folder: makes room for an enrolment: what a former one had begun goes. A
 * store beside which no enrolment was begun is that of a laptop whose vault was lost: it is set
 * aside as "store-without-vault-1.db", since the vault may be in a backup. To be called with nobody
 * else at it, where there is no vault */
gboolean gvt_enrolment_clear_folder (GvtProfile *profile, GError **error);

G_END_DECLS
