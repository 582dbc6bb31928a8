/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-session-survey.h"

G_BEGIN_DECLS

/** gvt_cli_print_tally: what a class or a visit says of the service: JSON with --json, else tables
 * for people */
void gvt_cli_print_tally (const GvtArgs *args, const GvtSessionSurvey *survey);

G_END_DECLS
