import kiosk.screens

// The one thing to do on this screen; Enter on a keypad presses it.
PillButton {
    main: true
    width: parent ? parent.width : 0
    implicitHeight: Theme.primary
    size: Theme.actionText
    bold: true
    fill: enabled ? Theme.blue : Theme.card
    edge: enabled ? Theme.clear : Theme.idleEdge
    fillDown: Theme.blueDown
    ink: enabled ? Theme.blueInk : Theme.idle
}
