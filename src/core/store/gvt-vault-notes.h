/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-vault.h"

G_BEGIN_DECLS

/* What was done to the vault and the journal is still to tell. A note is written in the same
 * instant as the act itself, and goes when its event is on the disk: so every act is told exactly
 * once, whenever the machine stops. Sealed under the store key; user codes and public keys only. */
typedef struct
{
  guint8 id[16];    /* random; the event's subject, by which it is told once */
  char *kind;       /* "vault.user_added/1" */
  JsonObject *body; /* "by": who did it; "user": to whom */
} GvtVaultNote;

void gvt_vault_note_free (GvtVaultNote *self);

/** gvt_vault_dup_notes: oldest first; none while locked. Returns: (transfer full) (element-type
 * GvtVaultNote) (nullable) */
GPtrArray *gvt_vault_dup_notes (GvtVault *self, GError **error);
/** gvt_vault_clear_notes: @told: those that the journal has now */
gboolean gvt_vault_clear_notes (GvtVault *self, GPtrArray *told, GError **error);

/** gvt_vault_repair: where one copy of the file is damaged, both are written anew from the other;
 * and where that was done since it was last told, it is noted. Unlocked. Whatever fails, the sound
 * copy stays */
gboolean gvt_vault_repair (GvtVault *self, GError **error);
/** gvt_vault_has_note: whether the journal is still to tell one of @kind; %FALSE while locked */
gboolean gvt_vault_has_note (GvtVault *self, const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultNote, gvt_vault_note_free)

G_END_DECLS
