/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-strokes.h"

G_BEGIN_DECLS

/* How the host of a visit signed its report: drawn on the screen, or by pen or thumbprint on paper,
 * whose photo may come later. */

#define GVT_SIGNED_ON_SCREEN "screen"
#define GVT_SIGNED_BY_PEN    "pen"
#define GVT_SIGNED_BY_THUMB  "thumb"

typedef struct
{
  char *method; /* one of these */
  char *code;   /* of the figures that were signed (gvt-report-code.h); "" where none was copied */
  char *name;   /* of the host; "" where nobody said it, or once it was erased */
  GvtStrokes *strokes; /* (nullable): only on the screen; %NULL once they were erased */
  gboolean has_photo;  /* one was attached; it may be erased since */
  GvtHash photo;
  GvtId event;
  gint64 signed_at;
  char *signed_by; /* user code of who took it down */
} GvtVisitSignature;

void gvt_visit_signature_free (GvtVisitSignature *self);
/** gvt_visit_signature_describe: how, when, and whether for the figures with the check code @code.
 * Returns: (transfer full): for people */
char *gvt_visit_signature_describe (const GvtVisitSignature *self, const char *code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVisitSignature, gvt_visit_signature_free)

/* What is taken down. Zero-initialise. */
typedef struct
{
  const char *method;
  const char *name; /* (nullable): at most 120 characters */
  const char *code; /* (nullable): as it was copied; on the screen the present one stands */
  const GvtStrokes *strokes; /* (nullable): on the screen they must be there */
  GBytes *photo;             /* (nullable): JPEG or PNG; what cameras add is taken off */
} GvtSigning;

/**
 * gvt_visits_sign:
 *
 * One visit.signed/1 event: method and code in its body; the host's name and strokes in the
 * personal part, which stays on the laptop; the photo as its attachment. All of them or nothing is
 * on disk. A later one takes the place of this one. %GVT_ERROR_BAD_INPUT says what is wrong, with
 * the code too (gvt_report_code_clean()); %GVT_ERROR_TOO_LARGE, %GVT_ERROR_BAD_FORMAT for the
 * photo; %GVT_ERROR_FORBIDDEN, %GVT_ERROR_NOT_FOUND. Any thread; blocks.
 */
gboolean gvt_visits_sign (GvtProfile *profile,
                          GvtModuleLibrary *library,
                          const GvtId *visit,
                          const GvtSigning *signing,
                          GError **error);

/** gvt_visits_read_signature: @signature: (out) (transfer full): %NULL when nobody signed yet; of
 * two laptops' the one with the greater id. Errors as gvt_visits_view() */
gboolean gvt_visits_read_signature (GvtProfile *profile,
                                    const GvtId *visit,
                                    GvtVisitSignature **signature,
                                    GError **error);
/** gvt_visits_read_signed_photo: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND where
 * there is none here */
GBytes *gvt_visits_read_signed_photo (GvtProfile *profile, const GvtId *visit, GError **error);

G_END_DECLS
