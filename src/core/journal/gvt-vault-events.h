/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* The kinds of gvt-vault-kinds.h: known to every journal. */
extern const GvtProjection gvt_vault_projection;

/** gvt_vault_tell_notes: each of the vault's notes becomes one event, once (gvt-vault-notes.h) */
gboolean gvt_vault_tell_notes (GvtVault *vault, GvtJournal *journal, GError **error);

G_END_DECLS
