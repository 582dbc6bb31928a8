/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-eligibility-private.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*Applies) (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict);

static gboolean
can_vote (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return verdict->outcome != GVT_ELIGIBILITY_NO;
}

static gboolean
can_vote_with_card (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return can_vote (answers, verdict) && answers->id_card == GVT_ID_CARD_HELD;
}

static gboolean
can_vote_by_marriage (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return can_vote (answers, verdict) && g_str_equal (verdict->rule, "kawin");
}

static gboolean
can_vote_retired (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return can_vote (answers, verdict) && answers->service == GVT_SERVICE_RETIRED;
}

static gboolean
can_vote_elsewhere (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return can_vote (answers, verdict) && answers->has_moved;
}

static gboolean
is_too_young (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return verdict->outcome == GVT_ELIGIBILITY_NO && verdict->since != NULL;
}

static gboolean
has_card_to_come (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return answers->id_card == GVT_ID_CARD_RECORDED;
}

static gboolean
has_no_card (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return answers->id_card == GVT_ID_CARD_NONE;
}

static gboolean
has_moved (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return answers->has_moved;
}

static gboolean
serves (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return answers->service == GVT_SERVICE_ACTIVE;
}

static gboolean
is_revoked (const GvtEligibilityAnswers *answers, const GvtEligibility *verdict)
{
  return answers->is_revoked;
}

typedef struct
{
  Applies applies;
  const char *statement;
  const char *text;
} Advice;

static const Advice bring[] = {
  { can_vote_with_card, "bukti-domisili", N_ ("The KTP-el.") },
  { can_vote_with_card, "surat-hilang",
    N_ ("The notification letter (C.Pemberitahuan), if it came. If it is lost, show the "
        "KTP-el.") },
};

static const Advice next[] = {
  { can_vote_by_marriage, "bukti-syarat",
    N_ ("To be registered before the 17th birthday, show the marriage: by KTP-el, family card, "
        "biodata or digital identity.") },
  { can_vote_retired, "pensiun",
    N_ ("To be registered, show the letter of discharge from TNI or Polri.") },
  { has_card_to_come, "rekam-ktp", N_ ("Ask at Dukcapil for the KTP-el that was recorded.") },
  { has_no_card, "rekam-ktp", N_ ("Ask at Dukcapil about recording the KTP-el.") },
  { has_moved, "alamat",
    N_ ("Bring the address in KTP-el and family card up to date. The last address in the "
        "documents counts.") },
  { can_vote, "cek",
    N_ ("Check your name in the voter list (DPT) at cekdptonline.kpu.go.id, with the NIK.") },
  { can_vote, "lapor-luar",
    N_ ("Not in the list? Report it to the KPU of your regency or city, with KTP-el and family "
        "card.") },
  { can_vote_elsewhere, "pindah-memilih",
    N_ ("Will you be away from your polling station? Ask PPS, PPK or KPU early about voting "
        "elsewhere (DPTb), with KTP-el or family card and proof of the reason.") },
  { can_vote_with_card, "dpk-jam",
    N_ ("Still not in the list on the day? Come with the KTP-el to the polling station of its "
        "address (DPK). In 2024 that was from 12.00 to 13.00, while ballots last.") },
  { is_too_young, "cek",
    N_ ("Before the first voting day after the 17th birthday, check your name in the voter list "
        "(DPT) at cekdptonline.kpu.go.id.") },
  { serves, "pensiun",
    N_ ("After leaving TNI or Polri, register as a voter with the letter of discharge.") },
  { is_revoked, "hak-dicabut",
    N_ ("Ask the KPU of your regency or city what the ruling says, and for how long.") },
};

static void
add_advice (GvtEligibility *self,
            const GvtEligibilityAnswers *answers,
            const Advice *table,
            guint n_rows,
            GPtrArray *texts)
{
  for (guint i = 0; i < n_rows; i++)
    if (table[i].applies (answers, self))
      {
        g_ptr_array_add (texts, g_strdup (_ (table[i].text)));
        gvt_eligibility_cite (self, table[i].statement);
      }
}

void
gvt_eligibility_advise (GvtEligibility *self, const GvtEligibilityAnswers *answers)
{
  add_advice (self, answers, bring, G_N_ELEMENTS (bring), self->bring);
  add_advice (self, answers, next, G_N_ELEMENTS (next), self->next);
}
