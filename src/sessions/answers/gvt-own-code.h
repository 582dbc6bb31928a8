/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-id.h"

G_BEGIN_DECLS

/* A code that a pupil makes up, so that his two tests can be paired without his name and whatever
 * card he holds. No rule of the election office for such codes is known; that it has four to eight
 * letters and digits, and by what rule it is made up, is this program's own choice.
 *
 * A code is short, and may be made of what people know of each other, so it is never written down.
 * What is recorded is its mark: a hash with a key that this laptop made for itself, and that no
 * event and no courier carries. It pairs within one class, and only there: another class gives the
 * same code another mark. Who has the records, the centre too, cannot try codes against them.
 *
 * The key goes with the store and its backups. A laptop that is made anew from the centre's records
 * alone makes a new one: codes given there meet none that were given before. */
#define GVT_OWN_CODE_MIN 4
#define GVT_OWN_CODE_MAX 8

#define GVT_CODE_MARK_SIZE 16

/** gvt_own_code_clean: @code: receives the one way to write it: capitals and digits, without
 * blanks. Pure; any thread. Returns: %FALSE with %GVT_ERROR_BAD_INPUT, in words */
gboolean gvt_own_code_clean (const char *text, char code[GVT_OWN_CODE_MAX + 1], GError **error);

/** gvt_own_code_get_rule: how a pupil makes one up, for him to read. Translated. Returns: (transfer
 * none) */
const char *gvt_own_code_get_rule (void);

/** gvt_own_code_mark: of @code, as gvt_own_code_clean() wrote it, in @session. Inside a write
 * transaction on @db: the first one makes the key */
gboolean gvt_own_code_mark (GvtDb *db,
                            const GvtId *session,
                            const char *code,
                            guint8 mark[GVT_CODE_MARK_SIZE],
                            GError **error);

G_END_DECLS
