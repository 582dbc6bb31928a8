/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the templates lie in this program's resource. */
#define GVT_UI(name) "/id/go/kpu/ntb/GoVote/ui/" name
