import kiosk.screens

// Another way on; never louder than the primary action.
PillButton {
    width: parent ? parent.width : 0
    implicitHeight: Theme.secondary
    size: Theme.smallTitle
    fill: Theme.card
    edge: Theme.edge
}
