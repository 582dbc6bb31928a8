/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-proposal.h"
#include "gvt-roll.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* Who may be the same as somebody that a proposal is about: in the lists that are carried here, and
 * among the proposals that stand on this laptop. It warns, and hinders nobody. */

typedef enum
{
  GVT_ALIKE_NONE,
  GVT_ALIKE_K1, /* all the same but the address */
  GVT_ALIKE_K2, /* the same NIK, another name */
  GVT_ALIKE_K3, /* the same name or one like it, born on the same day in the same place */
} GvtAlike;

/** gvt_alike_to_text: "K1", "K2", "K3", "" */
const char *gvt_alike_to_text (GvtAlike alike);

/* What is known of somebody; all borrowed, (nullable). */
typedef struct
{
  const char *nik;         /* whole, as it was typed */
  const char *name;        /* as it was typed */
  const char *birth_date;  /* "YYYY-MM-DD", or as a list has it, "DD|MM|YYYY" */
  const char *birth_place; /* where it is not known, only the very same name is K3 */
  gboolean is_listed;      /* he should be in a list himself: there, one K1 is he */
  GvtVoterHit *about;      /* his row, where it is known: any other K1 is not he */
} GvtAlikePerson;

/** gvt_alike_judge: a birth date that stands for an unknown one (1 January, 1 July, 31 December)
 * says little: then only the very same name is K3 */
GvtAlike gvt_alike_judge (const GvtAlikePerson *a, const GvtAlikePerson *b);

/** gvt_alike_person_fill: of @input, and of the list's row of @about (nullable) */
void
gvt_alike_person_fill (GvtAlikePerson *self, const GvtProposalInput *input, GvtVoterHit *about);

/* One of either. */
typedef struct
{
  GvtAlike alike;
  GvtVoterHit *hit;      /* (nullable): in a list */
  GvtProposal *proposal; /* (nullable): reported before; whom it names stays sealed */
} GvtLookalike;

void gvt_lookalike_free (GvtLookalike *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtLookalike, gvt_lookalike_free)

#define GVT_LOOKALIKES_MAX 20

/** gvt_lookalikes_may: whether the present user opens the roll: who writes blind looks at nobody */
gboolean gvt_lookalikes_may (GvtProfile *profile);

/**
 * gvt_lookalikes_find:
 * @roll: (nullable): %NULL where no list is carried
 *
 * At most %GVT_LOOKALIKES_MAX. A look into lists is a search: it is in the journal before this
 * returns. Any thread; blocks. %GVT_ERROR_FORBIDDEN or %GVT_ERROR_LOCKED for who does not open the
 * roll.
 *
 * Returns: (transfer full) (element-type GvtLookalike) (nullable)
 */
GPtrArray *gvt_lookalikes_find (GvtProfile *profile,
                                GvtRoll *roll,
                                const GvtAlikePerson *person,
                                GError **error);

/** gvt_lookalike_describe: in one line, without a number: a birth date may stand beside it (I11).
 * Translated. Returns: (transfer full) */
char *gvt_lookalike_describe (const GvtLookalike *self);

/** gvt_lookalikes_to_json: [{"alike", "source": "list", "name", "village_code", "village", "tps",
 * "election", "as_of"} or {"alike", "source": "proposal", "id", "receipt", "proposal"}]. Returns:
 * (transfer full) */
JsonArray *gvt_lookalikes_to_json (GPtrArray *lookalikes);

G_END_DECLS
