# What every page says: the frame, the fields, the box above a form with faults.

common-skip = Skip to content
common-main = Main
common-languages = Language
common-choose = Please choose
common-error = Error:
common-show = Show
common-attention =
    { $count ->
        [one] One thing needs your attention
       *[other] { $count } things need your attention
    }

# The links on top of every page.
common-nav-request = Request a reset
common-nav-scan = Scan
common-nav-status = Check status
common-nav-help = Picture help

# A page that says what went wrong.
common-fault-home = To the first page
common-fault-number = Number of this call: { $number }
